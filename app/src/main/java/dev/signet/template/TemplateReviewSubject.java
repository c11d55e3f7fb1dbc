package dev.signet.template;

import dev.signet.application.ReviewDecision;
import dev.signet.application.ReviewRequest;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.application.ReviewSubject;
import dev.signet.application.ReviewedKind;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import dev.signet.processes.template.TemplateReviewProcess;
import dev.signet.rulebook.NormRefusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers for templates while people review them. */
@Component
@Order(2)
class TemplateReviewSubject implements ReviewSubject {

    /** The variables' attributes as a whole, among the facts that a door could not carry. */
    static final String ATTRIBUTES = "variableAttributes";
    /** Prefix of the facts that give one variable its attribute. */
    static final String ATTRIBUTE = "attribute-";

    private static final Wording TEXTS = Wording.of("template");

    private static final ReviewedKind REVIEWED = new ReviewedKind(
            TemplateRegistrationService.KIND,
            TemplateReviewProcess.KEY,
            TemplateReviewProcess.SUBJECT_ID,
            TemplateReviewProcess.CANDIDATE_GROUP,
            "templates",
            TEXTS);

    private final TemplateStore store;
    private final TemplateJudge judge;
    private final TemplateReviewScreens screens;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final TemplateAnnouncer announcer;
    private final Clock clock;

    TemplateReviewSubject(
            TemplateStore store,
            TemplateJudge judge,
            TemplateReviewScreens screens,
            AuditTrail audit,
            FactsVersions versions,
            TemplateAnnouncer announcer,
            Clock clock) {
        this.store = store;
        this.judge = judge;
        this.screens = screens;
        this.audit = audit;
        this.versions = versions;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Override
    public ReviewedKind reviewed() {
        return REVIEWED;
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing(long id) {
        return store.findById(id)
                .map(template -> template.state() == TemplateState.UNDER_REVIEW ? Standing.WAITS : Standing.OVER)
                .orElse(Standing.UNKNOWN);
    }

    @Override
    public List<Long> waiting() {
        return store.underReview();
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewRequest request(long id) {
        return TemplateRegistrationService.review(found(id), judge);
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewScreen screen(long id) {
        return screens.of(found(id));
    }

    @Override
    @Transactional(readOnly = true)
    public String title(long id) {
        return TemplateReviewScreens.title(found(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> evidence(long id) {
        return found(id).revision().facts().evidence().stream()
                .map(EvidenceFile::id)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<MissingFact> missing(long id) {
        return screens.missing(found(id).revision().facts());
    }

    private Template found(long id) {
        return store.findById(id).orElseThrow(() -> unknown(id));
    }

    @Override
    @Transactional
    public boolean fillIn(long id, Map<String, String> facts, String reviewer) {
        Template template = locked(id);
        TemplateFacts filled = template.undecided().facts();
        for (Map.Entry<String, String> fact : new TreeMap<>(facts).entrySet()) {
            filled = fillIn(filled, fact.getKey(), Objects.requireNonNullElse(fact.getValue(), ""));
        }
        String note = facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        template.fillIn(filled, judge.again(template.accountId(), filled), reviewer, note, now());
        store.save(template);
        audit.record(reviewer, "template.facts-filled-in", kind(), Long.toString(id), facts);
        return judge.highRisk(template.accountId(), filled);
    }

    private static TemplateFacts fillIn(TemplateFacts facts, String name, String value) {
        if (name.startsWith(ATTRIBUTE) && facts.unstated().contains(ATTRIBUTES)) {
            return attribute(facts, name, value);
        }
        FillableFact fact = FillableFact.named(name)
                .filter(found -> facts.unstated().contains(name))
                .orElseThrow(() -> TEXTS.refusal("isv.INVALID_PARAMETERS", "field.unknown", name));
        return fact.put(facts, fact.parse(value));
    }

    private static TemplateFacts attribute(TemplateFacts facts, String name, String value) {
        String variable = name.substring(ATTRIBUTE.length());
        if (!facts.variables().contains(variable)) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "field.unknown", name);
        }
        FormLimits.check(name, value, FormLimits.REASON / 5);
        Map<String, String> attributes = new HashMap<>();
        if (facts.variableAttributes() != null) {
            attributes.putAll(facts.variableAttributes());
        }
        if (value.isBlank()) {
            attributes.remove(variable);
        } else {
            attributes.put(variable, value.strip());
        }
        return facts.withVariableAttributes(attributes.isEmpty() ? null : attributes);
    }

    @Override
    @Transactional
    public void decide(long id, ReviewDecision decision) {
        Template template = locked(id);
        TemplateRevision revision = template.undecided();
        String reviewer = decision.decider();
        Instant at = decision.decidedAt().truncatedTo(ChronoUnit.MILLIS);
        if (decision.approved()) {
            NormRefusal.checkNone(revision.findings(), Template.NOT_USABLE, TEXTS);
            template.approve(reviewer, decision.note(), decision.reason(), decision.reasonEn(), at);
        } else {
            template.reject(reviewer, decision.reason(), decision.reasonEn(), at);
        }
        store.save(template);
        audit.record(
                reviewer,
                decision.approved() ? "template.approved" : "template.rejected",
                kind(),
                Long.toString(id),
                Map.of(
                        "code", template.code(),
                        "orderId", Long.toString(revision.orderId()),
                        "reviewers", decision.reviewers(),
                        "reasonCodes", decision.reasonCodes(),
                        "acceptedUnknown", decision.acceptedUnknown(),
                        "comment", decision.comment(),
                        "rulebook", revision.rulebookVersion()));
        versions.raise(template.accountId());
        announcer.decided(template);
    }

    private Template locked(long id) {
        return store.lockById(id).orElseThrow(() -> unknown(id));
    }

    private static IllegalStateException unknown(long id) {
        return new IllegalStateException("no template " + id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
