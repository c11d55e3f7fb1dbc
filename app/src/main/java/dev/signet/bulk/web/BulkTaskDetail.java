package dev.signet.bulk.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.signet.bulk.BulkTaskView;
import dev.signet.bulk.task.Happening;
import dev.signet.bulk.task.Offer;
import dev.signet.bulk.task.TaskForecast;
import dev.signet.sending.SendForecast;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page 发送任务详情. */
@Schema(name = "BulkTaskDetail", description = "发送任务详情 / a task in full")
record BulkTaskDetail(
        @JsonUnwrapped BulkTaskAnswer task,
        String recipientListId,

        @Schema(description = "要求的发送时间；空为立即 / the time asked for; none for at once") @Nullable
        Instant startAt,

        @Schema(description = "预估 / what it will come to if nothing changes") @Nullable
        Forecast forecast,

        @Schema(description = "确认时的单价与规则版本 / the terms it was confirmed under") @Nullable
        Offer confirmedTerms,

        @Schema(description = "开始时的单价与规则版本 / the terms when it started") @Nullable
        Offer termsAtStart,

        @Schema(description = "开始时的条件是否与确认时不同；详见 history / whether they differ")
        boolean termsChanged,

        @Schema(description = "操作记录 / what happened to it, in order")
        List<Happening> history) {

    @Schema(name = "BulkTaskForecast", description = "预估 / a forecast")
    record Forecast(
            @Schema(description = "可发送的号码 / numbers that would go")
            long accepted,

            @Schema(description = "将被拒绝的号码") long refused,

            @Schema(description = "将延后的号码 / of the accepted, those that would wait")
            long deferred,

            @Schema(description = "计费条数 / billed parts") long segments,
            @Schema(description = "预计费用（元） / cost in yuan") BigDecimal cost,
            @Schema(description = "由套餐包支付的条数") long packageUnits,

            @Schema(description = "单价（元/条）与条数 / unit prices and how many units each")
            List<SendForecast.Priced> prices,

            @Schema(description = "按规则列出的拒绝原因 / why numbers would be refused, by rule")
            List<SendForecast.Refused> refusals,

            String rulebook,
            Instant startsAt,
            @Schema(description = "预计完成时间") Instant finishesAt,
            Instant madeAt) {

        static Forecast of(TaskForecast forecast) {
            SendForecast sending = forecast.sending();
            return new Forecast(
                    sending.accepted(),
                    sending.numbers() - sending.accepted(),
                    sending.deferred(),
                    sending.segments(),
                    sending.cost(),
                    sending.packageUnits(),
                    sending.prices(),
                    sending.refusals(),
                    sending.rulebook(),
                    forecast.startsAt(),
                    forecast.finishesAt(),
                    forecast.madeAt());
        }
    }

    static BulkTaskDetail of(BulkTaskView task, List<Happening> history) {
        Offer shown = task.shown();
        Offer found = task.found();
        TaskForecast forecast = task.forecast();
        return new BulkTaskDetail(
                BulkTaskAnswer.of(task),
                Long.toString(task.listId()),
                task.wantedAt(),
                forecast == null ? null : Forecast.of(forecast),
                shown,
                found,
                shown != null && found != null && !shown.equals(found),
                history);
    }
}
