package dev.signet.blacklist.release;

import dev.signet.rules.fact.TemplateKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of the release list (S9.4-6). */
@Schema(name = "BlacklistRelease", description = "黑名单解除记录 / an application to release a number and what became of it")
record ReleaseAnswer(
        String id,

        @Schema(description = "手机号码（脱敏）/ the number, masked", example = "138****5678")
        String number,

        ReleaseState state,

        @Schema(description = "解除后又被列入的时间；为空表示解除仍有效 / when it was listed again after the release") @Nullable
        Instant listedAgainAt,

        String bizId,
        TemplateKind kind,
        String signName,
        String templateCode,

        @Schema(description = "该条记录的错误码 / why the message failed")
        String errorCode,

        Instant sentAt,
        String reason,
        Instant submittedAt,
        @Nullable Instant decidedAt,

        @Schema(description = "发送侧生效时间 / when sending knew of it") @Nullable
        Instant effectiveAt,

        @Schema(description = "审核说明 / the officer's reasons and words")
        String note,

        String noteEn) {

    static ReleaseAnswer of(Release release, @Nullable Instant listedAgainAt) {
        return new ReleaseAnswer(
                Long.toString(release.id()),
                Releases.shown(release.number()),
                release.state(),
                listedAgainAt,
                release.record().bizId(),
                release.record().kind(),
                release.record().signName(),
                release.record().templateCode(),
                release.record().errorCode(),
                release.record().sentAt(),
                release.reason(),
                release.submittedAt(),
                release.decidedAt(),
                release.effectiveAt(),
                release.note(),
                release.noteEn());
    }
}
