package dev.signet.template;

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
 * @param state {@code UNDER_REVIEW}, {@code APPROVED} or {@code REJECTED}
 * @param reason what the applicant reads; empty while there is nothing
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
}
