package dev.signet.template.web;

import dev.signet.evidence.EvidenceAnswer;
import dev.signet.rules.fact.TemplateKind;
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
        TemplateKind kind,
        String name,
        String content,
        TemplateState state,
        String reason,
        @Nullable Integer intlType,
        @Nullable Map<String, String> variableAttributes,
        @Nullable String relatedSignature,
        @Nullable String sceneContent,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean domainOwned,
        @Nullable Boolean membersOnly,
        String remark,
        List<EvidenceAnswer> evidence,
        List<Finding> findings,
        String rulebookVersion,
        Instant createdAt,
        @Nullable Instant decidedAt,

        @Schema(description = "可用操作 / what may be done with it")
        Set<TemplateAction> actions) {

    static TemplateAnswer of(TemplateRow row) {
        return new TemplateAnswer(
                row.code(),
                Long.toString(row.orderId()),
                row.kind(),
                row.name(),
                row.content(),
                row.state(),
                row.reason(),
                row.intlType(),
                row.variableAttributes(),
                row.relatedSignature(),
                row.sceneContent(),
                row.domain(),
                row.icpFiled(),
                row.domainOwned(),
                row.membersOnly(),
                row.remark(),
                row.evidence().stream().map(EvidenceAnswer::of).toList(),
                row.findings(),
                row.rulebookVersion(),
                row.createdAt(),
                row.decidedAt(),
                new TreeSet<>(row.actions()));
    }
}
