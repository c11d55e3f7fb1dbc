package dev.signet.template;

import dev.signet.evidence.EvidenceFile;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.verdict.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template as its owner sees it.
 *
 * @param orderId number of the newest application
 * @param reason what the reviewer told the applicant; empty while there is nothing to tell
 * @param reasonEn the same in English; an officer's own words stay as they are
 * @param decidedAt when it was decided; null while under review
 * @param createdAt when it was applied for first, whatever became of that
 * @param submittedAt when the newest application was submitted
 */
public record TemplateRow(
        long templateId,
        String code,
        long orderId,
        TemplateClaim claim,
        TemplateState state,
        List<EvidenceFile> evidence,
        List<Finding> findings,
        String rulebookVersion,
        String reason,
        String reasonEn,
        @Nullable Instant decidedAt,
        Instant createdAt,
        Instant submittedAt,
        Set<TemplateAction> actions) {}
