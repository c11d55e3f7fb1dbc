package dev.signet.record.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.signet.record.LifeStep;
import dev.signet.record.RecordLife;
import dev.signet.record.RecordRow;
import dev.signet.sending.message.ChargeState;
import dev.signet.sending.record.Decision;
import dev.signet.sending.record.MessageLife;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record with the whole life of its message. */
@Schema(name = "SendRecordDetail", description = "一条发送记录及其全过程 / a send record with its whole life")
record RecordDetail(
        @JsonUnwrapped RecordAnswer message,

        @Schema(description = "请求的 RequestId / the RequestId of the request")
        String requestId,

        @Schema(description = "群发任务 / the bulk task that sent it") @Nullable
        String bulkTaskId,

        @Schema(description = "通道 / the carrier's connection") @Nullable
        String carrier,

        Charge charge,

        @Schema(description = "运营商接收的分条，保存期短于短信 / parts that the carrier took; forgotten before the message is")
        List<Part> parts,

        @Schema(description = "拒绝或延后的决定，需 dysms:GetDecision / why it was refused or put off; for who may see decisions")
        @Nullable
        Decision decision,

        @Schema(description = "全过程，旧的在前 / its life, oldest first")
        List<Step> timeline) {

    private static final int MICROS = 6;

    /** @param state NONE 未计费, RESERVED 已预扣, SETTLED 已扣, REFUNDED 已退回 */
    @Schema(name = "SendRecordCharge")
    record Charge(
            ChargeState state,

            @Schema(description = "计费条数 / billed parts") int parts,

            @Schema(description = "余额或代金券支付的金额（元）/ yuan of the balance, or of the voucher")
            BigDecimal yuan,

            @Schema(description = "支付的套餐包 / the package that pays") @Nullable
            String packageId,

            @Schema(description = "支付的代金券 / the voucher that pays") @Nullable
            String voucherId) {}

    @Schema(name = "SendRecordPart")
    record Part(String carrierMessageId, Instant takenAt, boolean ended) {}

    /** A step in both languages. */
    @Schema(name = "SendRecordStep")
    record Step(Instant at, LifeStep.Kind kind, String whatZh, String whatEn, String detailZh, String detailEn) {

        static Step of(LifeStep step) {
            return new Step(
                    step.at(),
                    step.kind(),
                    step.what().zh(),
                    step.what().en(),
                    step.detail().zh(),
                    step.detail().en());
        }
    }

    static RecordDetail of(RecordRow row, RecordLife life, boolean withDecision) {
        MessageLife trace = life.trace();
        return new RecordDetail(
                RecordAnswer.of(row),
                trace.requestId(),
                id(trace.bulkTaskId()),
                trace.carrier(),
                new Charge(
                        trace.charge(),
                        row.message().segments(),
                        BigDecimal.valueOf(trace.micros(), MICROS),
                        id(trace.packageId()),
                        id(trace.voucherId())),
                trace.parts().stream()
                        .map(part -> new Part(part.carrierMessageId(), part.takenAt(), part.ended()))
                        .toList(),
                withDecision ? life.decision() : null,
                life.steps().stream().map(Step::of).toList());
    }

    private static @Nullable String id(@Nullable Long id) {
        return id == null ? null : id.toString();
    }
}
