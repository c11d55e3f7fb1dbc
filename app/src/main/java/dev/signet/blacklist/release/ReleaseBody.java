package dev.signet.blacklist.release;

import dev.signet.evidence.EvidenceBody;
import dev.signet.evidence.EvidenceUpload;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The send record that failed, why the owner wants the messages, and what shows it. */
@Schema(name = "BlacklistReleaseApplication", description = "申请解除黑名单 / an application to release a number")
record ReleaseBody(
        @Schema(
                description = "该条记录的手机号码；填写消息ID时可不填 / the record's number; not needed with messageId",
                example = "13812345678")
        @Nullable
        String phoneNumber,

        @Schema(
                description = "发送日期（UTC+8）；填写消息ID时可不填 / the day of the record in UTC+8; not needed with messageId",
                example = "2026-11-22")
        @Nullable
        LocalDate sendDate,

        @Schema(
                description = "发送回执ID；不填则取当天最近一条失败记录 / the receipt id; left out, the day's latest failed record",
                example = "9006197469364984^0")
        @Nullable
        String bizId,

        @Schema(description = "消息ID，可代替回执ID / the message's id, instead of the receipt id")
        @Nullable
        @Pattern(regexp = "\\d{1,18}")
        String messageId,

        @NotNull @Schema(description = "机主为何希望恢复接收 / why the owner wants the messages again")
        String reason,

        @Schema(description = "机主同意接收的证明，至少一个 / files that show the owner's consent, at least one") @Nullable
        List<@NotNull @Valid EvidenceBody> evidence) {

    ReleaseForm form(List<EvidenceUpload> files) {
        Long message = messageId == null ? null : Long.valueOf(messageId);
        return new ReleaseForm(phoneNumber, sendDate, bizId, message, reason, files);
    }
}
