package dev.signet.bulk.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.bulk.BulkTaskPage;
import dev.signet.bulk.BulkTaskView;
import dev.signet.bulk.BulkTasks;
import dev.signet.bulk.NewBulkTask;
import dev.signet.bulk.task.BulkTaskFilter;
import dev.signet.bulk.task.BulkTaskState;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.tag.TagFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bulk tasks of the calling account (群发助手, S6.3). */
@RestController
@RequestMapping("/v1/bulk-tasks")
@Tag(name = "bulk tasks", description = "群发任务 / one message to many numbers, now or at a time")
class BulkTaskController {

    private final BulkTasks tasks;

    BulkTaskController(BulkTasks tasks) {
        this.tasks = tasks;
    }

    @Schema(name = "NewBulkTask", description = "群发任务 / a bulk task")
    record NewTaskBody(
            @NotNull
            @Schema(
                    description =
                            "任务名称，最长字数由规则库参数 bulk.task.name.max 规定 / its longest is the rulebook's parameter bulk.task.name.max",
                    example = "会员日通知")
            String name,

            @NotNull @Schema(description = "短信签名，不含括号", example = "示例科技")
            String signName,

            @NotNull @Schema(description = "短信模板 CODE", example = "SMS_100000001")
            String templateCode,

            @Schema(description = "已导入的号码文件的编号；与 phoneNumbers 二选一 / an uploaded recipient list") @Nullable
            Long recipientListId,

            @Schema(
                    description = "手工号码，仅限无变量模板 / numbers by hand, for templates without variables",
                    example = "[\"13800138000\"]")
            @Nullable
            List<String> phoneNumbers,

            @Schema(
                    description = "发送时间；不填则确认后立即发送 / when; none for as soon as it is confirmed",
                    example = "2026-12-01T10:00:00+08:00")
            @Nullable
            OffsetDateTime startAt) {

        NewBulkTask order(@Nullable String idempotencyKey) {
            return new NewBulkTask(
                    name,
                    signName,
                    templateCode,
                    recipientListId,
                    phoneNumbers == null ? List.of() : phoneNumbers,
                    startAt == null ? null : startAt.toInstant(),
                    idempotencyKey);
        }
    }

    record PageAnswer(List<BulkTaskAnswer> tasks, long total, int page, int size) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "创建群发任务并开始预估 / create a task and begin its forecast",
            description = "验证码经群发可能延迟，不适用于注册、登录。预估完成后须确认才会发送。带 Idempotency-Key 重复调用只创建一个任务。"
                    + " / Codes may be late through a bulk task: not for registration or login. Nothing is sent before the forecast"
                    + " is confirmed. With an Idempotency-Key a repeated call makes one task only.")
    BulkTaskAnswer create(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(description = "同一个键只创建一个任务 / one key makes one task")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String idempotencyKey,
            @Valid @RequestBody NewTaskBody body,
            HttpServletRequest request) {
        return BulkTaskAnswer.of(tasks.create(caller, RequestOrigin.of(request), body.order(idempotencyKey)));
    }

    @GetMapping
    @Operation(summary = "任务列表，新的在前 / the tasks, newest first")
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "标签，可多次：键，或 键=值；键中的 = 和 \\ 前加 \\"
                    + " / tags, once each: key, or key=value; in a key a backslash before = and \\")
    PageAnswer list(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(description = "任务状态，默认全部") @RequestParam(required = false) @Nullable BulkTaskState state,
            @Parameter(description = "任务名称包含") @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "模板类型，默认全部") @RequestParam(required = false) @Nullable TemplateKind kind,
            @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size,
            @Parameter(hidden = true) HttpServletRequest request) {
        Set<TemplateKind> kinds = kind == null ? Set.of() : Set.of(kind);
        BulkTaskPage found =
                tasks.list(caller.accountId(), new BulkTaskFilter(state, name, kinds, tags(request)), page, size);
        return new PageAnswer(found.tasks().stream().map(BulkTaskAnswer::of).toList(), found.total(), page, size);
    }

    /** A list made of one parameter would be split at its commas. */
    static List<TagFilter> tags(HttpServletRequest request) {
        return TagFilter.all(
                request.getParameterValues("tag"), request.getParameter("tagKey"), request.getParameter("tagValue"));
    }

    @GetMapping("/{id}")
    @Operation(summary = "发送任务详情 / a task with its forecast, terms, progress and history")
    BulkTaskDetail show(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        BulkTaskView task = tasks.find(caller.accountId(), id);
        return BulkTaskDetail.of(task, tasks.history(caller.accountId(), id));
    }

    @PostMapping("/{id}/forecast")
    @Operation(
            summary = "重新预估 / forecast again",
            description = "规则、黑名单或余额有变化时使用 / when rules, lists or the balance have changed")
    BulkTaskAnswer forecast(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return BulkTaskAnswer.of(tasks.forecastAgain(caller, id));
    }

    @PostMapping("/{id}/confirm")
    @Operation(summary = "确认发送 / confirm: it is sent at its time, or now")
    BulkTaskAnswer confirm(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return BulkTaskAnswer.of(tasks.confirm(caller, id));
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            summary = "撤销 / call it off",
            description = "定时任务须在开始前若干分钟撤销，由规则库参数 bulk.task.cancel.minutes 规定"
                    + " / a scheduled one until some minutes before its start, the rulebook's bulk.task.cancel.minutes")
    BulkTaskAnswer cancel(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return BulkTaskAnswer.of(tasks.cancel(caller, id));
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "暂停 / pause", description = "已提交的号码照常发送 / what was handed over goes")
    BulkTaskAnswer pause(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return BulkTaskAnswer.of(tasks.pause(caller, id));
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "继续 / go on")
    BulkTaskAnswer resume(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return BulkTaskAnswer.of(tasks.resume(caller, id));
    }

    @PostMapping("/{id}/stop")
    @Operation(
            summary = "停止，不可继续 / stop for good",
            description = "尚未提交的号码不再发送 / numbers not handed over yet get nothing")
    BulkTaskAnswer stop(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        return BulkTaskAnswer.of(tasks.stop(caller, id));
    }
}
