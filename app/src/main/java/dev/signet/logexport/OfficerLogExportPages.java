package dev.signet.logexport;

import dev.signet.account.AccountAdministration;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.rules.fact.ExportFormat;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.SendStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Exports that officers ask for in an investigation: to ask for one, to see what came of it, to fetch and to delete it. */
@StaffPage
class OfficerLogExportPages {

    private static final String HERE = "/staff/log-exports";
    private static final String BUNDLE = "logexport";
    private static final int ROWS = 10;

    private final OfficerLogExportController exports;
    private final AccountAdministration accounts;
    private final Clock clock;

    OfficerLogExportPages(OfficerLogExportController exports, AccountAdministration accounts, Clock clock) {
        this.exports = exports;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping(HERE)
    String list(
            @RequestParam(required = false) @Nullable LogExportState state,
            @RequestParam(defaultValue = "1") int page,
            Authentication person,
            HttpServletRequest request,
            Model model) {
        LogExportAnswer.Page found = exports.list(state, Math.max(1, page), ROWS, person);
        model.addAttribute("found", found);
        model.addAttribute("state", state);
        model.addAttribute(
                "states",
                Arrays.stream(LogExportState.values())
                        .filter(each -> each != LogExportState.DELETED)
                        .toList());
        model.addAttribute("pager", Pager.of(request, found.page(), ROWS, found.total()));
        return "logexport/officer-list";
    }

    /** @param account whose records, where one came from its page */
    @GetMapping(HERE + "/new")
    String form(@RequestParam(defaultValue = "") String account, Model model) {
        LocalDate today = LogExportController.today(clock);
        model.addAttribute(
                "form", new LogExportBody(today, today, "", "", "", null, null, "", "", "", ExportFormat.XLSX, true));
        model.addAttribute("account", account);
        model.addAttribute("today", today);
        model.addAttribute("kinds", TemplateKind.values());
        model.addAttribute("states", SendStatus.values());
        model.addAttribute("formats", ExportFormat.values());
        return "logexport/officer-new";
    }

    /** @param account its id or its name */
    @PostMapping(HERE)
    View apply(
            @RequestParam(defaultValue = "") String account,
            @Valid @ModelAttribute LogExportBody form,
            Authentication person) {
        boolean waits =
                exports.apply(accounts.named(account).id(), form, person).state() == LogExportState.UNDER_REVIEW;
        return Done.to(HERE, BUNDLE, waits ? "page.under-review" : "page.approved");
    }

    @PostMapping(HERE + "/{id}/delete")
    View delete(@PathVariable long id, Authentication person) {
        exports.delete(id, person);
        return Done.to(HERE, BUNDLE, "page.deleted", 1);
    }
}
