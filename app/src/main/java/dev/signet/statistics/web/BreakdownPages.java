package dev.signet.statistics.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.MessageList;
import dev.signet.figures.view.MessageLists;
import dev.signet.platform.page.ConsolePage;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.RecordFilter;
import dev.signet.statistics.Breakdown;
import dev.signet.statistics.Scope;
import dev.signet.statistics.VerificationUse;
import dev.signet.statistics.VerificationUse.Use;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What most was sent of and failed with, and which codes were used: beside 发送量统计. */
@ConsolePage
class BreakdownPages {

    private final Breakdown breakdown;
    private final VerificationUse verification;
    private final Accounts accounts;
    private final MessageLists lists;
    private final Clock clock;

    BreakdownPages(
            Breakdown breakdown, VerificationUse verification, Accounts accounts, MessageLists lists, Clock clock) {
        this.breakdown = breakdown;
        this.verification = verification;
        this.accounts = accounts;
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping("/console/statistics/breakdown")
    String breakdown(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) Breakdown.@Nullable By by,
            @Valid @ModelAttribute("days") RangeQuery query,
            Model model) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        Breakdown.By wanted = RangeQuery.by(by);
        DayRange range = query.shown(LocalDate.ofInstant(clock.instant(), account.zone()));
        frame(model, range, "by", wanted);
        model.addAttribute("by", wanted);
        model.addAttribute("bys", Breakdown.By.values());
        Breakdown.Top top = breakdown.of(account.id(), wanted, range);
        MessageList day = StatisticsPages.ofDay(lists.of(account.id()), range);
        model.addAttribute(
                "leads",
                day == null
                        ? Map.of()
                        : top.entries().stream()
                                .map(Breakdown.Entry::value)
                                .collect(Collectors.toMap(Function.identity(), value -> narrowed(day, wanted, value))));
        model.addAttribute("top", top);
        return "statistics/breakdown";
    }

    private static MessageList narrowed(MessageList list, Breakdown.By by, String value) {
        return switch (by) {
            case CODE -> list.with("state", SendStatus.FAILED).with("errorCode", value);
            case TEMPLATE -> list.with("template", value);
            case PLACE -> list.with("place", value);
            case VENDOR -> list.with("vendor", value.isEmpty() ? RecordFilter.Network.UNKNOWN : value);
        };
    }

    @GetMapping("/console/statistics/conversion")
    String conversion(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable Scope scope,
            @Valid @ModelAttribute("days") RangeQuery query,
            Model model) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        Scope wanted = RangeQuery.scope(scope);
        DayRange range = query.shown(LocalDate.ofInstant(clock.instant(), account.zone()));
        VerificationUse.Report report = verification.of(account.id(), wanted, range, account.zone());
        List<Use> newestFirst = new ArrayList<>(report.days());
        Collections.reverse(newestFirst);
        TemplateKind kind = wanted == Scope.DOMESTIC ? TemplateKind.VERIFICATION : TemplateKind.INTERNATIONAL;
        MessageList all = lists.of(account.id()).with("kind", kind);
        MessageList list = StatisticsPages.ofDay(all, range);
        frame(model, range, "scope", wanted);
        model.addAttribute("list", list);
        model.addAttribute("dayLists", each(report.days(), day -> all.on(LocalDate.parse(day), null)));
        model.addAttribute(
                "templateLists",
                list == null ? Map.of() : each(report.templates(), value -> list.with("template", value)));
        model.addAttribute(
                "placeLists", list == null ? Map.of() : each(report.places(), value -> list.with("place", value)));
        model.addAttribute("scope", wanted);
        model.addAttribute("scopes", account.mayOpenInternational() ? Scope.values() : new Scope[0]);
        model.addAttribute("report", report);
        model.addAttribute("newestFirst", newestFirst);
        return "statistics/conversion";
    }

    private static Map<String, MessageList> each(List<Use> uses, Function<String, MessageList> list) {
        return uses.stream().map(Use::value).collect(Collectors.toMap(Function.identity(), list));
    }

    private static void frame(Model model, DayRange range, String besides, Enum<?> value) {
        model.addAttribute("range", range);
        model.addAttribute("besides", Map.of(besides, value.name()));
        model.addAttribute("query", "&" + besides + "=" + value);
    }
}
