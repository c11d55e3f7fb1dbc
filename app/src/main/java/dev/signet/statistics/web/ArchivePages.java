package dev.signet.statistics.web;

import dev.signet.access.RequestOrigin;
import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.DoneOnce;
import dev.signet.platform.page.PageLanguage;
import dev.signet.platform.page.PagePart;
import dev.signet.platform.page.Pager;
import dev.signet.statistics.archive.Archive;
import dev.signet.statistics.archive.Archive.Asker;
import dev.signet.statistics.archive.Archives;
import dev.signet.statistics.archive.Language;
import dev.signet.statistics.archive.MonthlyReports;
import dev.signet.statistics.web.ArchiveController.ArchiveAnswer;
import dev.signet.template.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 统计导出 (S7.2-11): what was asked for, how far it is, and the report of each month. */
@ConsolePage
class ArchivePages {

    private static final String HERE = "/console/statistics/archives";
    private static final int ROWS = 10;

    private final Archives archives;
    private final MonthlyReports monthly;
    private final Accounts accounts;
    private final Templates templates;
    private final Clock clock;

    ArchivePages(Archives archives, MonthlyReports monthly, Accounts accounts, Templates templates, Clock clock) {
        this.archives = archives;
        this.monthly = monthly;
        this.accounts = accounts;
        this.templates = templates;
        this.clock = clock;
    }

    /** The part alone, which asks again while a file is made, or the whole page. */
    @GetMapping(HERE)
    String list(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request,
            Model model) {
        int at = Math.max(1, page);
        Archives.Page found = archives.list(caller.accountId(), at, ROWS);
        boolean waits = found.archives().stream().anyMatch(one -> one.state() == Archive.State.PREPARING);
        model.addAttribute(
                "archives", found.archives().stream().map(ArchiveAnswer::of).toList());
        model.addAttribute("pager", Pager.of(request, at, ROWS, found.total()));
        model.addAttribute("pace", waits ? "every 2s" : null);
        model.addAttribute("monthly", monthly.wished(caller.accountId()).orElse(null));
        model.addAttribute("hour", monthly.hour());
        model.addAttribute("languages", List.of(Language.values()));
        return PagePart.isAsked(request) ? "statistics/archives :: archives" : "statistics/archives";
    }

    @DoneOnce
    @PostMapping(HERE)
    View ask(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute StatisticsQuery query,
            HttpServletRequest request) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        archives.ask(
                asker(caller, request),
                query.filter(account.id(), templates),
                ArchiveController.range(account, query, clock),
                Language.of(PageLanguage.of(request).getLanguage()).orElse(Language.ZH));
        return Done.to(HERE, "statistics-archive", "page.begun");
    }

    /** @param language none ends it */
    @PostMapping(HERE + "/monthly")
    View monthly(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable Language language,
            HttpServletRequest request) {
        monthly.wish(asker(caller, request), language);
        return Done.to(HERE, "statistics-archive", language == null ? "page.monthly.stopped" : "page.monthly.started");
    }

    private static Asker asker(ApiCaller caller, HttpServletRequest request) {
        return new Asker(caller.principal(), RequestOrigin.of(request));
    }
}
