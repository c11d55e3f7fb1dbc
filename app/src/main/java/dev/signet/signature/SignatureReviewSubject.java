package dev.signet.signature;

import dev.signet.application.ReviewDecision;
import dev.signet.application.ReviewRequest;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.application.ReviewSubject;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import dev.signet.rulebook.NormRefusal;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers for signatures while people review them. */
@Component
class SignatureReviewSubject implements ReviewSubject {

    /** Prefix of the facts that say what a file shows. */
    static final String EVIDENCE = "evidence-";

    private static final Wording TEXTS = Wording.of("signature");

    private final SignatureStore store;
    private final SignatureJudge judge;
    private final SignatureReviewScreens screens;
    private final EvidenceFiles evidence;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final SignatureAnnouncer announcer;
    private final Clock clock;

    SignatureReviewSubject(
            SignatureStore store,
            SignatureJudge judge,
            SignatureReviewScreens screens,
            EvidenceFiles evidence,
            AuditTrail audit,
            FactsVersions versions,
            SignatureAnnouncer announcer,
            Clock clock) {
        this.store = store;
        this.judge = judge;
        this.screens = screens;
        this.evidence = evidence;
        this.audit = audit;
        this.versions = versions;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return SignatureRegistrationService.KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing(long id) {
        return store.findById(id)
                .map(signature -> signature.underReview() ? Standing.WAITS : Standing.OVER)
                .orElse(Standing.UNKNOWN);
    }

    @Override
    public List<Long> waiting() {
        return store.underReview();
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewRequest request(long id) {
        return SignatureRegistrationService.review(found(id), judge);
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewScreen screen(long id) {
        return screens.of(found(id));
    }

    @Override
    @Transactional(readOnly = true)
    public String title(long id) {
        return SignatureReviewScreens.title(found(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> evidence(long id) {
        return facts(id).evidence().stream().map(EvidenceFile::id).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<MissingFact> missing(long id) {
        return SignatureReviewScreens.missing(facts(id));
    }

    private SignatureFacts facts(long id) {
        return found(id).rows().get(0).facts();
    }

    private Signature found(long id) {
        return store.findById(id).orElseThrow(() -> unknown(id));
    }

    @Override
    @Transactional
    public boolean fillIn(long id, Map<String, String> facts, String reviewer) {
        Signature signature = locked(id);
        SignatureFacts filled = signature.undecided().facts();
        for (Map.Entry<String, String> fact : new TreeMap<>(facts).entrySet()) {
            filled = fillIn(filled, fact.getKey(), Objects.requireNonNullElse(fact.getValue(), ""));
        }
        Instant now = now();
        String note = facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        Verdict verdict = judge.again(signature, filled, now);
        signature.fillIn(filled, verdict, reviewer, note, now);
        store.save(signature);
        audit.record(reviewer, "signature.facts-filled-in", kind(), Long.toString(id), facts);
        return judge.highRisk(signature, filled, now);
    }

    private SignatureFacts fillIn(SignatureFacts facts, String name, String value) {
        if (name.startsWith(EVIDENCE) && !facts.evidenceKindsKnown()) {
            return classify(facts, name, value);
        }
        FillableFact fact = FillableFact.named(name)
                .filter(found -> facts.unstated().contains(name))
                .orElseThrow(() -> TEXTS.refusal("isv.INVALID_PARAMETERS", "field.unknown", name));
        return fact.put(facts, fact.parse(value));
    }

    private SignatureFacts classify(SignatureFacts facts, String name, String value) {
        EvidenceFile file = facts.evidence().stream()
                .filter(candidate -> name.equals(EVIDENCE + candidate.id()))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal("isv.INVALID_PARAMETERS", "field.unknown", name));
        EvidenceKind kind = value.isBlank() ? EvidenceKind.UNCLASSIFIED : kind(name, value);
        evidence.classify(file.id(), kind);
        return facts.withEvidence(
                evidence.find(facts.evidence().stream().map(EvidenceFile::id).toList()),
                facts.evidenceCarried(),
                facts.evidenceKindsKnown());
    }

    private static EvidenceKind kind(String name, String value) {
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> kind.name().equals(value))
                .findFirst()
                .orElseThrow(() -> TEXTS.refusal(
                        "isv.INVALID_PARAMETERS", "field.value", name, value, Arrays.toString(EvidenceKind.values())));
    }

    @Override
    @Transactional
    public void decide(long id, ReviewDecision decision) {
        Signature signature = locked(id);
        SignatureRevision revision = signature.undecided();
        String reviewer = decision.decider();
        Instant at = decision.decidedAt().truncatedTo(ChronoUnit.MILLIS);
        if (decision.approved()) {
            NormRefusal.checkNone(revision.findings(), Signature.NOT_USABLE, TEXTS);
            signature.approve(reviewer, decision.note(), decision.reason(), decision.reasonEn(), at);
        } else {
            signature.reject(reviewer, decision.reason(), decision.reasonEn(), at);
        }
        store.save(signature);
        audit.record(
                reviewer,
                decision.approved() ? "signature.approved" : "signature.rejected",
                kind(),
                Long.toString(id),
                Map.of(
                        "name", signature.name(),
                        "orderId", Long.toString(revision.orderId()),
                        "reviewers", decision.reviewers(),
                        "reasonCodes", decision.reasonCodes(),
                        "acceptedUnknown", decision.acceptedUnknown(),
                        "comment", decision.comment(),
                        "rulebook", revision.rulebookVersion()));
        versions.raise(signature.accountId());
        announcer.decided(signature, revision.orderId());
    }

    private Signature locked(long id) {
        return store.lockById(id).orElseThrow(() -> unknown(id));
    }

    private static IllegalStateException unknown(long id) {
        return new IllegalStateException("no signature " + id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
