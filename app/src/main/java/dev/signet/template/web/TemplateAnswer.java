package dev.signet.template.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.signet.evidence.EvidenceAnswer;
import dev.signet.rules.fact.TemplateClaim;
import dev.signet.rules.verdict.Finding;
import dev.signet.template.TemplateAction;
import dev.signet.template.TemplateRow;
import dev.signet.template.TemplateState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A template with its newest application. Ids are texts: scripts lose the last digits of large numbers. */
@Schema(name = "Template", description = "模板 / a template")
record TemplateAnswer(
        String code,
        String orderId,
        @JsonUnwrapped TemplateClaim claim,
        TemplateState state,
        String reason,
        List<EvidenceAnswer> evidence,
        List<Finding> findings,
        String rulebookVersion,
        Instant createdAt,

        @Schema(description = "最近一次提交的时间 / when it was last submitted")
        Instant submittedAt,

        @Nullable Instant decidedAt,

        @Schema(description = "可用操作 / what may be done with it")
        Set<TemplateAction> actions,

        @Schema(description = "标签 / tags, values by key") Map<String, String> tags) {

    static TemplateAnswer of(TemplateRow row, Map<String, String> tags) {
        return new TemplateAnswer(
                row.code(),
                Long.toString(row.orderId()),
                row.claim(),
                row.state(),
                row.reason(),
                row.evidence().stream().map(EvidenceAnswer::of).toList(),
                row.findings(),
                row.rulebookVersion(),
                row.createdAt(),
                row.submittedAt(),
                row.decidedAt(),
                new TreeSet<>(row.actions()),
                tags);
    }
}
