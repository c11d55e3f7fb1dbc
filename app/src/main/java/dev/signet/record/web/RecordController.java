package dev.signet.record.web;

import dev.signet.access.AccessCheck;
import dev.signet.access.AccessDoor;
import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.platform.Wording;
import dev.signet.record.ErrorCatalogue;
import dev.signet.record.FailureReason;
import dev.signet.record.RecordLives;
import dev.signet.record.RecordSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the calling account sent. */
@RestController
@RequestMapping("/v1/records")
@Tag(name = "records", description = "发送记录查询 / send records")
class RecordController {

    private static final Wording TEXTS = Wording.of("record");

    private final AccessDoor door;
    private final AccessCheck access;
    private final RecordSearch search;
    private final RecordLives lives;
    private final ErrorCatalogue errors;
    private final RecordFilters filters;

    RecordController(
            AccessDoor door,
            AccessCheck access,
            RecordSearch search,
            RecordLives lives,
            ErrorCatalogue errors,
            RecordFilters filters) {
        this.door = door;
        this.access = access;
        this.search = search;
        this.lives = lives;
        this.errors = errors;
        this.filters = filters;
    }

    @GetMapping
    @Operation(
            summary = "查询一天的发送记录，新的在前 / one day's records, newest first",
            description =
                    "最多展示 5,000 行，更多请申请导出（/v1/log-exports）。 At most 5,000 rows are shown; ask for an export for more.")
    RecordAnswer.Page list(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute @ParameterObject RecordQuery query,
            @Parameter(hidden = true) HttpServletRequest request) {
        requireReveal(caller, query.unmaskFor() != null, request);
        return RecordAnswer.Page.of(search.page(
                RecordViewers.of(caller, query.unmaskFor()),
                caller.accountId(),
                filters.of(caller.accountId(), query),
                query.after(),
                query.rows()));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "一条发送记录及其全过程（详情）/ one record with its whole life",
            description =
                    "timeline 按时间列出受理、决定、计费、提交、回执。 timeline tells acceptance, decision, charge, hand-over, receipt.")
    RecordDetail show(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean unmask,
            @RequestParam(required = false) @Nullable String reason,
            @Parameter(hidden = true) HttpServletRequest request) {
        requireReveal(caller, unmask, request);
        boolean decision = access.allows(caller.principal(), "dysms:GetDecision", "*", RequestOrigin.of(request));
        return search.find(
                        RecordViewers.of(caller, unmask ? reason == null ? "" : reason : null), caller.accountId(), id)
                .flatMap(row -> lives.of(row).map(life -> RecordDetail.of(row, life, decision)))
                .orElseThrow(() -> TEXTS.refusal("SendRecordNotFound", "unknown", id));
    }

    @GetMapping("/error-codes")
    @Operation(summary = "查看全部错误码详情 / every error code with reason and suggestion")
    List<FailureReason> errorCodes() {
        return errors.all();
    }

    /** As it was understood here, in whatever form it came through the door. */
    private void requireReveal(ApiCaller caller, boolean unmask, HttpServletRequest request) {
        if (unmask) {
            door.require(caller.principal(), "dysms:RevealNumbers", "*", RequestOrigin.of(request));
        }
    }
}
