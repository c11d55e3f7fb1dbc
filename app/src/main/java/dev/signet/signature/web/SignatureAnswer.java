package dev.signet.signature.web;

import dev.signet.evidence.EvidenceAnswer;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.verdict.Finding;
import dev.signet.signature.SignatureAction;
import dev.signet.signature.SignatureRow;
import dev.signet.signature.SignatureState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One row of the signature list. Ids are texts: scripts lose the last digits of large numbers. */
@Schema(name = "Signature", description = "签名在一个场景下的申请 / a signature in one scenario")
record SignatureAnswer(
        String name,
        String code,
        String orderId,
        Scenario scenario,
        SignatureSource source,
        SignatureState state,
        String reason,
        @Nullable String sourceContent,
        @Nullable String sourceName,
        @Nullable Boolean sourceOwned,
        @Nullable Boolean thirdParty,
        @Nullable String rightHolder,
        @Nullable Boolean publicBody,
        @Nullable String landline,
        @Nullable String domain,
        @Nullable Boolean icpFiled,
        @Nullable Boolean online,
        String remark,
        List<EvidenceAnswer> evidence,
        List<Finding> findings,
        String rulebookVersion,
        Instant createdAt,
        @Nullable Instant decidedAt,

        @Schema(description = "可用操作 / what may be done with this row")
        Set<SignatureAction> actions,

        boolean platformTest) {

    static SignatureAnswer of(SignatureRow row) {
        return new SignatureAnswer(
                row.name(),
                row.code(),
                Long.toString(row.orderId()),
                row.scenario(),
                row.source(),
                row.state(),
                row.reason(),
                row.sourceContent(),
                row.sourceName(),
                row.sourceOwned(),
                row.thirdParty(),
                row.rightHolder(),
                row.publicBody(),
                row.landline(),
                row.domain(),
                row.icpFiled(),
                row.online(),
                row.remark(),
                row.evidence().stream().map(EvidenceAnswer::of).toList(),
                row.findings(),
                row.rulebookVersion(),
                row.createdAt(),
                row.decidedAt(),
                new TreeSet<>(row.actions()),
                row.platformTest());
    }
}
