package dev.signet.record.web;

import dev.signet.platform.Wording;
import dev.signet.record.FailureReason;
import dev.signet.record.RecordPage;
import dev.signet.record.RecordRow;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.SendRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A send record with the columns of S7.3-4. Ids are texts: scripts lose the last digits of large numbers. */
@Schema(name = "SendRecord", description = "发送记录 / a send record")
record RecordAnswer(
        String id,
        String bizId,

        @Schema(description = "手机号码，默认脱敏 / number, masked unless asked otherwise")
        String phoneNumber,

        @Schema(description = "发送时间 / when it was accepted") Instant sentAt,

        @Schema(description = "接收时间 / when the receipt ended it") @Nullable
        Instant receivedAt,

        @Schema(description = "模板类型 / kind of template") TemplateKind kind,
        String kindZh,
        String templateCode,
        String signName,

        @Schema(description = "短信内容，验证码已遮盖 / text, codes hidden")
        String content,

        @Schema(
                description =
                        "变量值已随短信结束删除，内容中以 * 代替 / the values went when the message ended; asterisks stand in the text")
        boolean valuesGone,

        int segments,
        SendStatus state,
        String stateZh,
        String stateEn,
        String errorCode,
        @Nullable String carrierCode,

        @Schema(description = "失败原因及建议 / reason and suggestion") @Nullable
        FailureReason failure,

        @Schema(description = "可申请解除黑名单 / a release may be asked for")
        boolean releasable,

        @Nullable String decisionId,
        @Nullable String outId,

        @Schema(
                description = "发送人，与审计记录中的写法一致 / who sent it, as audit entries name them",
                example = "account:1001/user/alice")
        String sentBy) {

    private static final Wording TEXTS = Wording.of("record");

    @Schema(name = "SendRecordPage")
    record Page(
            List<RecordAnswer> records,

            @Schema(description = "可翻阅的总行数 / rows of all pages")
            int shown,

            @Schema(description = "其计费条数；仅按统计口径时 / parts of these as billed; with counted alone") @Nullable
            Long parts,

            @Schema(description = "另有更多记录未展示，请缩小条件或申请导出 / more match; narrow the filter or ask for an export")
            boolean more,

            @Schema(description = "下一页的 after / after of the next page") @Nullable
            String next) {

        static Page of(RecordPage page) {
            return new Page(
                    page.rows().stream().map(RecordAnswer::of).toList(),
                    page.shown(),
                    page.parts(),
                    page.more(),
                    page.next() == null ? null : Long.toString(page.next()));
        }
    }

    static RecordAnswer of(RecordRow row) {
        SendRecord message = row.message();
        return new RecordAnswer(
                Long.toString(message.id()),
                message.bizId(),
                row.phoneNumber(),
                message.acceptedAt(),
                message.endedAt(),
                message.kind(),
                TEXTS.zh("kind." + message.kind()),
                message.templateCode(),
                message.signName(),
                row.content(),
                message.valuesGone(),
                message.segments(),
                message.status(),
                TEXTS.zh("state." + message.status()),
                TEXTS.en("state." + message.status()),
                message.errorCode(),
                message.carrierCode(),
                row.failure(),
                row.releasable(),
                message.decisionId(),
                message.outId(),
                message.who());
    }
}
