package dev.signet.signature;

import dev.signet.application.RegistrationFlow;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewScreen.MissingFact;
import dev.signet.application.ReviewedKind;
import dev.signet.application.Reviews;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFile;
import dev.signet.evidence.EvidenceFiles;
import dev.signet.notice.Notices;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Wording;
import dev.signet.processes.signature.SignatureReviewProcess;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.EvidenceKind;
import dev.signet.rules.policy.ReviewCalendar;
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow of applications for signatures. */
@Component
@Order(1)
class SignatureFlow extends RegistrationFlow<Signature, SignatureFacts> {

    static final String KIND = SignatureReviewProcess.KIND;

    /** Prefix of the facts that say what a file shows. */
    static final String EVIDENCE = "evidence-";

    private static final Wording TEXTS = Wording.of("signature");

    private static final ReviewedKind REVIEWED = new ReviewedKind(
            KIND,
            SignatureReviewProcess.KEY,
            SignatureReviewProcess.SUBJECT_ID,
            SignatureReviewProcess.CANDIDATE_GROUP,
            "signatures",
            TEXTS);

    private final SignatureJudge judge;
    private final SignatureReviewScreens screens;
    private final EvidenceFiles evidence;

    SignatureFlow(
            SignatureStore store,
            SignatureJudge judge,
            SignatureReviewScreens screens,
            EvidenceFiles evidence,
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
        this.evidence = evidence;
    }

    @Override
    protected ReviewScreen screen(Signature signature) {
        return screens.of(signature);
    }

    @Override
    protected String title(Signature signature) {
        return SignatureReviewScreens.titleOf(signature);
    }

    @Override
    @Transactional(readOnly = true)
    public List<MissingFact> missing(long id) {
        return SignatureReviewScreens.missingOf(found(id).newest().facts());
    }

    @Override
    protected SignatureFacts fillIn(SignatureFacts facts, String name, String value) {
        return name.startsWith(EVIDENCE) && !facts.evidenceKindsKnown()
                ? classify(facts, name, value)
                : facts.fillIn(name, value);
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
    protected Verdict again(Signature signature, SignatureFacts facts, Instant at) {
        return judge.again(signature, facts, at);
    }

    @Override
    protected String reviewClass(Signature signature) {
        return reviewClass(signature.newest().facts());
    }

    static String reviewClass(SignatureFacts facts) {
        return facts.ofPublicBody() ? ReviewCalendar.PUBLIC_BODY : ReviewCalendar.STANDARD;
    }

    @Override
    protected SignatureReviewed ended(Signature signature) {
        SignatureRevision revision = signature.newest();
        return new SignatureReviewed(
                signature.accountId(),
                signature.id(),
                signature.name(),
                revision.orderId(),
                revision.state() == SignatureState.APPROVED,
                revision.reason(),
                revision.facts().claim().source(),
                revision.facts().claim().scenario(),
                revision.facts().claim().remark(),
                revision.submittedAt(),
                revision.decidedAt() == null ? revision.submittedAt() : revision.decidedAt());
    }
}
