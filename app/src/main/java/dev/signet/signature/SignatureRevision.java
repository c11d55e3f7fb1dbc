package dev.signet.signature;

import dev.signet.application.ApplicationTables.Attached;
import dev.signet.application.Submitted;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application for a signature: what was stated, what the norms said, how it ended.
 *
 * @param orderId its number, also its identity
 * @param newGeneral whether it asked for the general scenario for the first time, which is what the daily quota of
 *     individuals counts (SG-23)
 * @param state {@code UNDER_REVIEW}, {@code APPROVED}, {@code REJECTED} or {@code WITHDRAWN}
 * @param reason what the applicant reads; empty while there is nothing
 * @param decidedAt null while nobody has decided, which is for ever where it was withdrawn
 */
record SignatureRevision(
        long orderId,
        SignatureFacts facts,
        boolean newGeneral,
        SignatureState state,
        List<Finding> findings,
        String rulebookVersion,
        Instant submittedAt,
        String reason,
        String reasonEn,
        @Nullable Instant decidedAt)
        implements Submitted<SignatureFacts> {

    SignatureRevision {
        findings = List.copyOf(findings);
    }

    /** An application as it begins. */
    static SignatureRevision submitted(
            long orderId, SignatureFacts facts, boolean newGeneral, Verdict verdict, Instant at) {
        return new SignatureRevision(
                orderId,
                facts,
                newGeneral,
                SignatureState.UNDER_REVIEW,
                verdict.findings(),
                verdict.rulebookVersion(),
                at,
                "",
                "",
                null);
    }

    SignatureRevision decided(SignatureState outcome, String why, String whyEn, Instant at) {
        return new SignatureRevision(
                orderId, facts, newGeneral, outcome, findings, rulebookVersion, submittedAt, why, whyEn, at);
    }

    SignatureRevision withdrawn() {
        return new SignatureRevision(
                orderId,
                facts,
                newGeneral,
                SignatureState.WITHDRAWN,
                findings,
                rulebookVersion,
                submittedAt,
                reason,
                reasonEn,
                decidedAt);
    }

    SignatureRevision judgedAgain(SignatureFacts filledIn, Verdict verdict) {
        return new SignatureRevision(
                orderId,
                filledIn,
                newGeneral,
                state,
                verdict.findings(),
                verdict.rulebookVersion(),
                submittedAt,
                reason,
                reasonEn,
                decidedAt);
    }

    SignatureRevision with(Attached attached) {
        return new SignatureRevision(
                orderId,
                facts.withEvidence(attached.evidence(orderId), facts.evidenceCarried(), facts.evidenceKindsKnown()),
                newGeneral,
                state,
                attached.findings(orderId),
                rulebookVersion,
                submittedAt,
                reason,
                reasonEn,
                decidedAt);
    }

    boolean underReview() {
        return state == SignatureState.UNDER_REVIEW;
    }

    boolean rejected() {
        return state == SignatureState.REJECTED;
    }
}
