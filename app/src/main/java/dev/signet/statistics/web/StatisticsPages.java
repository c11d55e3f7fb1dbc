package dev.signet.statistics.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.MessageList;
import dev.signet.figures.view.MessageLists;
import dev.signet.figures.view.Volume;
import dev.signet.platform.page.ConsolePage;
import dev.signet.sending.message.SendStatus;
import dev.signet.statistics.FailureDetails;
import dev.signet.statistics.Scope;
import dev.signet.statistics.SendStatistics;
import dev.signet.statistics.SendStatistics.Point;
import dev.signet.statistics.SendStatistics.Report;
import dev.signet.statistics.archive.Archives;
import dev.signet.template.Templates;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** 发送量统计 (S7.2): by day with what failed and why, compared with the time before. */
@ConsolePage
class StatisticsPages {

    private static final String HERE = "/console/statistics";

    private final SendStatistics statistics;
    private final FailureDetails failures;
    private final Accounts accounts;
    private final Templates templates;
    private final Archives archives;
    private final MessageLists lists;
    private final Clock clock;

    StatisticsPages(
            SendStatistics statistics,
            FailureDetails failures,
            Accounts accounts,
            Templates templates,
            Archives archives,
            MessageLists lists,
            Clock clock) {
        this.statistics = statistics;
        this.failures = failures;
        this.accounts = accounts;
        this.templates = templates;
        this.archives = archives;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * @param day of the row; its hour is in {@code label}
     * @param list of its messages
     */
    record Row(LocalDate day, String label, Volume volume, MessageList list) {

        private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:00");

        static Row of(Point point, MessageList list) {
            Integer hour = point.slot().hour();
            return new Row(
                    point.slot().day(),
                    hour == null
                            ? point.slot().day().toString()
                            : point.slot().day().atTime(hour, 0).format(HOUR),
                    Volume.of(point.sums()),
                    list.on(point.slot().day(), hour));
        }
    }

    @GetMapping(HERE)
    String volumes(
            @AuthenticationPrincipal ApiCaller caller,
            @Valid @ModelAttribute("query") StatisticsQuery given,
            Model model) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        StatisticsQuery query = given.onItsTab(account.id(), templates);
        model.addAttribute("query", query);
        LocalDate today = LocalDate.ofInstant(clock.instant(), account.zone());
        DayRange asked = DayRange.of(query.range(), query.from(), query.to(), today);
        Report report = statistics.of(account.id(), query.filter(caller.accountId(), templates), asked, account.zone());
        MessageList list = query.of(lists.of(account.id()));
        List<Row> rows =
                report.points().stream().map(point -> Row.of(point, list)).toList();
        List<Row> newestFirst = new ArrayList<>(rows);
        Collections.reverse(newestFirst);
        frame(model, account, query);
        model.addAttribute("range", report.range());
        model.addAttribute("atOnce", archives.isAtOnce(report.range()));
        model.addAttribute("list", ofDay(list, report.range()));
        model.addAttribute("isCut", !report.range().equals(asked));
        model.addAttribute("report", report);
        model.addAttribute("total", Volume.of(report.total()));
        model.addAttribute("before", Volume.of(report.before()));
        model.addAttribute("points", rows);
        model.addAttribute("rows", newestFirst);
        return "statistics/volumes";
    }

    @GetMapping(HERE + "/failures")
    String failures(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable LocalDate date,
            @Valid @ModelAttribute("query") StatisticsQuery query,
            Model model) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        LocalDate day = date == null ? LocalDate.ofInstant(clock.instant(), account.zone()) : date;
        frame(model, account, query);
        model.addAttribute("date", day);
        model.addAttribute(
                "list", query.of(lists.of(account.id())).on(day, null).with("state", SendStatus.FAILED));
        FailureDetails.Listed listed = failures.of(account.id(), query.filter(account.id(), templates), day);
        model.addAttribute("failures", listed.failures());
        model.addAttribute("more", listed.more());
        return "statistics/failures";
    }

    /** Messages are listed by the day: those of several days are not listed together, null then. */
    static @Nullable MessageList ofDay(MessageList list, DayRange range) {
        return range.isHourly() ? list.on(range.from(), null) : null;
    }

    private static void frame(Model model, Account account, StatisticsQuery query) {
        model.addAttribute("scope", query.of());
        model.addAttribute("scopes", account.mayOpenInternational() ? Scope.values() : new Scope[0]);
        model.addAttribute("kinds", query.of().kinds());
    }
}
