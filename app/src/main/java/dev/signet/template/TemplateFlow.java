package dev.signet.template;

import dev.signet.application.RegistrationFlow;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.application.ReviewedKind;
import dev.signet.application.Reviews;
import dev.signet.audit.AuditTrail;
import dev.signet.notice.Notices;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import dev.signet.processes.template.TemplateReviewProcess;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow of applications for templates. */
@Component
@Order(2)
class TemplateFlow extends RegistrationFlow<Template, TemplateFacts> {

    static final String KIND = TemplateReviewProcess.KIND;

    /** The variables' attributes as a whole, among the facts that a door could not carry. */
    static final String ATTRIBUTES = "variableAttributes";
    /** Prefix of the facts that give one variable its attribute. */
    static final String ATTRIBUTE = "attribute-";

    private static final int LONGEST_ATTRIBUTE = 100;
    private static final Wording TEXTS = Wording.of("template");

    private static final ReviewedKind REVIEWED = new ReviewedKind(
            KIND,
            TemplateReviewProcess.KEY,
            TemplateReviewProcess.SUBJECT_ID,
            TemplateReviewProcess.CANDIDATE_GROUP,
            "templates",
            TEXTS);

    private final TemplateJudge judge;
    private final TemplateReviewScreens screens;

    TemplateFlow(
            TemplateStore store,
            TemplateJudge judge,
            TemplateReviewScreens screens,
            ActiveRulebook rulebook,
            Reviews reviews,
            AuditTrail audit,
            FactsVersions versions,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        super(REVIEWED, store, rulebook, reviews, audit, versions, notices, events, clock);
        this.judge = judge;
        this.screens = screens;
    }

    @Override
    protected ReviewScreen screen(Template template) {
        return screens.of(template);
    }

    @Override
    protected String title(Template template) {
        return TemplateReviewScreens.titleOf(template);
    }

    @Override
    @Transactional(readOnly = true)
    public List<MissingFact> missing(long id) {
        return screens.missing(found(id).newest().facts());
    }

    @Override
    protected TemplateFacts fillIn(TemplateFacts facts, String name, String value) {
        return name.startsWith(ATTRIBUTE) && facts.unstated().contains(ATTRIBUTES)
                ? attribute(facts, name, value)
                : facts.fillIn(name, value);
    }

    private static TemplateFacts attribute(TemplateFacts facts, String name, String value) {
        String variable = name.substring(ATTRIBUTE.length());
        if (!facts.variables().contains(variable)) {
            throw TEXTS.refusal("isv.INVALID_PARAMETERS", "field.unknown", name);
        }
        TemplateForm.LIMITS.check(name, value, LONGEST_ATTRIBUTE);
        Map<String, String> attributes = new HashMap<>();
        if (facts.claim().variableAttributes() != null) {
            attributes.putAll(facts.claim().variableAttributes());
        }
        if (value.isBlank()) {
            attributes.remove(variable);
        } else {
            attributes.put(variable, value.strip());
        }
        return facts.withVariableAttributes(attributes.isEmpty() ? null : attributes);
    }

    @Override
    protected Verdict again(Template template, TemplateFacts facts, Instant at) {
        return judge.again(template.accountId(), facts);
    }

    @Override
    protected Map<String, String> called(Template template) {
        return Map.of(
                "label",
                template.code(),
                "name",
                template.newest().facts().claim().name());
    }

    @Override
    protected TemplateReviewed ended(Template template) {
        TemplateRevision revision = template.newest();
        return new TemplateReviewed(
                template.accountId(),
                template.id(),
                template.code(),
                revision.facts().claim().name(),
                revision.facts().claim().content(),
                revision.facts().claim().kind(),
                revision.orderId(),
                revision.state() == TemplateState.APPROVED,
                revision.reason(),
                revision.facts().claim().remark(),
                revision.submittedAt(),
                revision.decidedAt() == null ? revision.submittedAt() : revision.decidedAt());
    }
}
