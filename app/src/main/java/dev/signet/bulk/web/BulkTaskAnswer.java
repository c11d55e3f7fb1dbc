package dev.signet.bulk.web;

import dev.signet.bulk.BulkTaskView;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.rules.fact.TemplateKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the task list (S6.3-16). Ids travel as text: they have more digits than a number in JavaScript. */
@Schema(name = "BulkTask", description = "群发任务 / a bulk task")
record BulkTaskAnswer(
        String id,
        @Schema(description = "任务名称") String name,
        @Schema(description = "短信签名") String signName,
        @Schema(description = "模板 CODE") String templateCode,
        TemplateKind templateKind,
        BulkTaskState state,
        BulkTaskState.@Nullable Pause pausedBy,

        @Schema(description = "发送时间：已开始的为实际开始时间，否则为计划时间 / when it started, or is to start") @Nullable
        Instant sendTime,

        @Schema(description = "号码数量") int numbers,

        @Schema(description = "失败号码数量 / numbers that failed so far")
        int failedNumbers,

        @Schema(description = "发送结果 / how it went so far, in words")
        String result,

        String resultEn,
        Progress progress,
        Instant createdAt,
        @Nullable Instant endedAt) {

    @Schema(name = "BulkTaskProgress", description = "发送进度 / how far it is")
    record Progress(
            @Schema(description = "已预估的号码 / numbers the forecast has looked at")
            int forecast,

            @Schema(description = "已提交 / accepted for sending")
            int sent,

            @Schema(description = "已送达") int delivered,

            @Schema(
                    description =
                            "被拒绝，未提交；已提交＋被拒绝＋未处理＝号码数量 / refused at once; sent, refused and remaining are all numbers")
            int refused,

            @Schema(description = "失败，含被拒绝的 / refused or failed")
            int failed,

            @Schema(description = "未处理 / not handed over yet")
            int remaining,

            @Schema(description = "每秒号码数 / numbers a second") @Nullable
            Integer numbersPerSecond,

            @Schema(description = "预计完成时间 / estimated finish") @Nullable
            Instant estimatedFinish) {

        static Progress of(BulkTaskView.Progress progress) {
            return new Progress(
                    progress.forecast(),
                    progress.sent(),
                    progress.delivered(),
                    progress.refused(),
                    progress.failed(),
                    progress.remaining(),
                    progress.numbersPerSecond(),
                    progress.finishesAt());
        }
    }

    static BulkTaskAnswer of(BulkTaskView task) {
        BulkTaskView.Progress progress = task.progress();
        return new BulkTaskAnswer(
                Long.toString(task.id()),
                task.name(),
                task.signName(),
                task.templateCode(),
                task.kind(),
                task.state(),
                task.pause(),
                sendTime(task),
                progress.numbers(),
                progress.failed(),
                ResultText.zh(task),
                ResultText.en(task),
                Progress.of(progress),
                task.createdAt(),
                task.endedAt());
    }

    static @Nullable Instant sendTime(BulkTaskView task) {
        if (task.startedAt() != null) {
            return task.startedAt();
        }
        return task.startsAt() != null ? task.startsAt() : task.wantedAt();
    }
}
