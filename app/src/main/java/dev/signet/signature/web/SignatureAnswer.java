package dev.signet.signature.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.signet.evidence.EvidenceAnswer;
import dev.signet.rules.fact.SignatureClaim;
import dev.signet.rules.verdict.Finding;
import dev.signet.signature.SignatureAction;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One row of the signature list. Ids are texts: scripts lose the last digits of large numbers. */
@Schema(name = "Signature", description = "签名在一个场景下的申请 / a signature in one scenario")
record SignatureAnswer(
        String name,
        String code,
        String orderId,
        @JsonUnwrapped SignatureClaim claim,
        SignatureState state,
        String reason,
        List<EvidenceAnswer> evidence,
        List<Finding> findings,
        String rulebookVersion,
        Instant createdAt,

        @Schema(description = "最近一次提交的时间 / when it was last submitted")
        Instant submittedAt,

        @Nullable Instant decidedAt,

        @Schema(description = "可用操作 / what may be done with this row")
        Set<SignatureAction> actions,

        boolean platformTest,

        @Schema(description = "标签 / tags, values by key") Map<String, String> tags) {

    static SignatureAnswer of(SignatureRow row, Map<String, String> tags) {
        return new SignatureAnswer(
                row.name(),
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
                row.platformTest(),
                tags);
    }
}
