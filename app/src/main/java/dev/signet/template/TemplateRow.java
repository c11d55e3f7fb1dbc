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
 * @param decidedAt when it was decided; null while under review
 * @param createdAt when the newest application was submitted
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
        @Nullable Instant decidedAt,
        Instant createdAt,
        Set<TemplateAction> actions) {}
