package dev.signet.logexport;

import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.platform.time.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An account's exports of its own send records. */
@RestController
@RequestMapping("/v1/log-exports")
@Tag(name = "log-exports", description = "申请导出发送记录 / exports of send records")
class LogExportController {

    private final LogExports exports;
    private final LogExportDownloads downloads;
    private final Clock clock;

    LogExportController(LogExports exports, LogExportDownloads downloads, Clock clock) {
        this.exports = exports;
        this.downloads = downloads;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "申请导出 / ask for an export",
            description = "按规范自动通过，或由合规专员审批；通过后在后台生成文件。"
                    + " Approved by the norms or by an officer; the file is then produced in the background."
                    + " With an Idempotency-Key a repeated call asks once only.")
    LogExportAnswer apply(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(description = "同一个键只申请一次 / one key asks once")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String idempotencyKey,
            @Valid @RequestBody LogExportBody body,
            HttpServletRequest request) {
        Requester requester = Requester.of(caller, RequestOrigin.of(request));
        return LogExportAnswer.of(exports.apply(requester, body.form(today(clock)), idempotencyKey), requester);
    }

    @GetMapping
    @Operation(summary = "查看导出记录（最近 30 天）/ the exports of the last 30 days, newest first")
    LogExportAnswer.Page list(
            @AuthenticationPrincipal ApiCaller caller,
            @Parameter(description = "审核状态，默认全部") @RequestParam(required = false) @Nullable LogExportState state,
            @RequestParam(defaultValue = "1") @Min(1) int page,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int size) {
        Requester viewer = Requester.of(caller);
        return LogExportAnswer.Page.of(exports.list(viewer, state, page, size), viewer, page, size);
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个导出申请及其进度 / an export and its progress")
    LogExportAnswer show(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        Requester viewer = Requester.of(caller);
        return LogExportAnswer.of(exports.show(viewer, id), viewer);
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "导出：下载文件，仅限申请人 / download the file: whoever asked for it only")
    void download(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        downloads.send(Requester.of(caller, RequestOrigin.of(request)), id, response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除导出及其文件 / delete an export and its file")
    void delete(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        exports.delete(Requester.of(caller), id);
    }

    static LocalDate today(Clock clock) {
        return ChinaTime.today(clock);
    }
}
