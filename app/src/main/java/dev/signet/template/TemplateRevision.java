package dev.signet.template;

import dev.signet.application.ApplicationTables.Attached;
import dev.signet.application.Submitted;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application for a template: what was stated, what the norms said, how it ended.
 *
 * @param orderId its number, also its identity
 * @param state {@code UNDER_REVIEW}, {@code APPROVED}, {@code REJECTED} or {@code WITHDRAWN}
 * @param reason what the applicant reads; empty while there is nothing
 * @param decidedAt null while nobody has decided, which is for ever where it was withdrawn
 */
record TemplateRevision(
        long orderId,
        TemplateFacts facts,
        TemplateState state,
        List<Finding> findings,
        String rulebookVersion,
        Instant submittedAt,
        String reason,
        String reasonEn,
        @Nullable Instant decidedAt)
        implements Submitted<TemplateFacts> {

    TemplateRevision {
        findings = List.copyOf(findings);
    }

    /** An application as it begins. */
    static TemplateRevision submitted(long orderId, TemplateFacts facts, Verdict verdict, Instant at) {
        return new TemplateRevision(
                orderId,
                facts,
                TemplateState.UNDER_REVIEW,
                verdict.findings(),
                verdict.rulebookVersion(),
                at,
                "",
                "",
                null);
    }

    TemplateRevision decided(TemplateState outcome, String why, String whyEn, Instant at) {
        return new TemplateRevision(orderId, facts, outcome, findings, rulebookVersion, submittedAt, why, whyEn, at);
    }

    TemplateRevision withdrawn() {
        return new TemplateRevision(
                orderId,
                facts,
                TemplateState.WITHDRAWN,
                findings,
                rulebookVersion,
                submittedAt,
                reason,
                reasonEn,
                decidedAt);
    }

    TemplateRevision judgedAgain(TemplateFacts filledIn, Verdict verdict) {
        return new TemplateRevision(
                orderId,
                filledIn,
                state,
                verdict.findings(),
                verdict.rulebookVersion(),
                submittedAt,
                reason,
                reasonEn,
                decidedAt);
    }

    TemplateRevision with(Attached attached) {
        return new TemplateRevision(
                orderId,
                new TemplateFacts(facts.claim(), attached.evidence(orderId), facts.unstated()),
                state,
                attached.findings(orderId),
                rulebookVersion,
                submittedAt,
                reason,
                reasonEn,
                decidedAt);
    }
}
