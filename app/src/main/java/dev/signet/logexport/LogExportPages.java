package dev.signet.logexport;

import dev.signet.access.RequestOrigin;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import dev.signet.platform.page.GivenValues;
import dev.signet.platform.page.PagePart;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.SealedNumbers;
import dev.signet.platform.text.WholeNumber;
import dev.signet.rules.fact.ExportFormat;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.SendStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 申请导出记录 (S7.3-7, S7.3-8): to ask for an export, to see what came of it, to fetch and to delete it. */
@ConsolePage
class LogExportPages {

    private static final String HERE = "/console/log-exports";
    private static final int ROWS = 10;

    private final LogExports exports;
    private final SealedNumbers numbers;
    private final Clock clock;

    LogExportPages(LogExports exports, SealedNumbers numbers, Clock clock) {
        this.exports = exports;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** The part alone, which asks again while a file is produced, or the whole page. */
    @GetMapping(HERE)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable LogExportState state,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        int at = Math.max(1, page);
        Requester viewer = Requester.of(caller);
        LogExportAnswer.Page found = LogExportAnswer.Page.of(exports.list(viewer, state, at, ROWS), viewer, at, ROWS);
        model.addAttribute("found", found);
        model.addAttribute("state", state);
        model.addAttribute("states", shown());
        model.addAttribute("pager", Pager.of(request, at, ROWS, found.total()));
        model.addAttribute("pace", pace(found));
        return !PagePart.isAsked(request) ? "logexport/list" : "logexport/list :: exports";
    }

    /** How often to look again, for htmx; null where nothing changes by itself. */
    private static @Nullable String pace(LogExportAnswer.Page found) {
        List<LogExportState> states =
                found.exports().stream().map(LogExportAnswer::state).toList();
        if (states.contains(LogExportState.PREPARING)) {
            return "every 3s";
        }
        return states.contains(LogExportState.UNDER_REVIEW) ? "every 15s" : null;
    }

    /** One that is deleted is on no list. */
    private static List<LogExportState> shown() {
        return Arrays.stream(LogExportState.values())
                .filter(state -> state != LogExportState.DELETED)
                .toList();
    }

    /** A whole number came in the address, from whoever wrote it: it does not stay there. */
    @GetMapping(path = HERE + "/new", params = "number")
    View numbered(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request) {
        return Done.to(numbers.inAddress(caller.accountId(), HERE + "/new?" + request.getQueryString()));
    }

    /** What the records were narrowed to comes along in the address. */
    @GetMapping(HERE + "/new")
    String form(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String sealed,
            @RequestParam(defaultValue = "") String signName,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(required = false) @Nullable TemplateKind kind,
            @RequestParam(required = false) @Nullable SendStatus state,
            @RequestParam(defaultValue = "") String errorCode,
            Model model) {
        LocalDate today = LogExportController.today(clock);
        LocalDate first = Objects.requireNonNullElse(from, today);
        model.addAttribute(
                "form",
                new LogExportBody(
                        first,
                        Objects.requireNonNullElse(to, first),
                        numbers.opened(caller.accountId(), sealed),
                        signName,
                        template,
                        kind,
                        state,
                        errorCode,
                        "",
                        "",
                        ExportFormat.XLSX,
                        true));
        model.addAttribute("today", today);
        model.addAttribute("kinds", TemplateKind.values());
        model.addAttribute("states", SendStatus.values());
        model.addAttribute("formats", ExportFormat.values());
        return "logexport/new";
    }

    @DoneOnce
    @PostMapping(HERE)
    View apply(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute LogExportBody form,
            HttpServletRequest request) {
        LogExport export = exports.apply(
                Requester.of(caller, RequestOrigin.of(request)), form.form(LogExportController.today(clock)), null);
        String told = export.underReview() ? "page.under-review" : "page.approved";
        return Done.to(HERE, "logexport", told, export.id());
    }

    /** All of them or none: one that may not be deleted keeps the others. */
    @PostMapping(HERE + "/delete")
    View delete(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request) {
        List<Long> ids = GivenValues.of(request, "row").stream()
                .flatMap(id -> WholeNumber.parseId(id).stream().boxed())
                .toList();
        exports.delete(Requester.of(caller), ids);
        return Done.to(HERE, "logexport", "page.deleted", ids.size());
    }
}
