package dev.signet.cost.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.billing.Budgets.Budget;
import dev.signet.cost.BudgetDesk;
import dev.signet.cost.CostMonths;
import dev.signet.cost.CostShares;
import dev.signet.cost.CostStatistics;
import dev.signet.cost.MonthCosts;
import dev.signet.cost.OwnPackage;
import dev.signet.cost.PackageDesk;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.MessageList;
import dev.signet.figures.view.MessageLists;
import dev.signet.platform.page.ConsolePage;
import dev.signet.platform.page.Done;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 费用统计 (S7.1-1): a month's standard charges and those of packages, the budget, and whom costs go back to. */
@ConsolePage
class CostPages {

    static final String HERE = "/console/costs";
    private static final int SHOWN = 200;

    private final CostMonths months;
    private final CostStatistics statistics;
    private final CostShares shares;
    private final PackageDesk packages;
    private final BudgetDesk budgets;
    private final Accounts accounts;
    private final MessageLists lists;
    private final Clock clock;

    CostPages(
            CostMonths months,
            CostStatistics statistics,
            CostShares shares,
            PackageDesk packages,
            BudgetDesk budgets,
            Accounts accounts,
            MessageLists lists,
            Clock clock) {
        this.months = months;
        this.statistics = statistics;
        this.shares = shares;
        this.packages = packages;
        this.budgets = budgets;
        this.accounts = accounts;
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping(HERE)
    String standard(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable String month,
            Model model) {
        frame(caller, month, model);
        if (months.current().equals(model.getAttribute("month"))) {
            model.addAttribute("outlook", budgets.of(caller.accountId()));
        }
        return "cost/costs";
    }

    @GetMapping(HERE + "/packages")
    String packages(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(required = false) @Nullable String month,
            Model model) {
        YearMonth shown = frame(caller, month, model);
        Map<Long, OwnPackage> byId =
                packages.of(caller.accountId()).stream().collect(Collectors.toMap(OwnPackage::id, Function.identity()));
        model.addAttribute("bought", packages.of(caller.accountId(), shown));
        model.addAttribute("byId", byId);
        return "cost/costs-packages";
    }

    private YearMonth frame(ApiCaller caller, @Nullable String asked, Model model) {
        YearMonth month = months.of(caller.accountId(), asked);
        MonthCosts costs = statistics.of(caller.accountId(), month);
        model.addAttribute("month", month);
        model.addAttribute("current", months.current());
        model.addAttribute("first", months.first(caller.accountId()));
        model.addAttribute("costs", costs);
        model.addAttribute("bill", costs.statement());
        return month;
    }

    @PostMapping(HERE + "/budget")
    View budget(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "") String warn,
            @RequestParam(defaultValue = "") String stop) {
        budgets.set(caller.accountId(), caller.who(), new Budget(GivenYuan.maybe(warn), GivenYuan.maybe(stop)));
        return Done.to(HERE, "cost", "budget.saved");
    }

    @GetMapping(HERE + "/by")
    String by(
            @AuthenticationPrincipal ApiCaller caller,
            @RequestParam(defaultValue = "SIGNATURE") CostShares.By by,
            @RequestParam(required = false) @Nullable String range,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Model model) {
        Account account = accounts.find(caller.accountId()).orElseThrow();
        LocalDate today = LocalDate.ofInstant(clock.instant(), account.zone());
        DayRange days = DayRange.of(DayRange.asked("month", range, from, to), from, to, today);
        CostShares.Shares found = shares.of(account, by, days, today);
        boolean listed = days.isHourly() && by != CostShares.By.TAG;
        MessageList day = lists.of(account.id()).on(days.from(), null);
        model.addAttribute("list", days.isHourly() ? day : null);
        model.addAttribute(
                "leads",
                listed
                        ? found.rows().stream()
                                .limit(SHOWN)
                                .map(CostShares.Share::value)
                                .collect(Collectors.toMap(
                                        Function.identity(), value -> narrowed(day, by, value, account.id())))
                        : Map.of());
        model.addAttribute("by", by);
        model.addAttribute("all", CostShares.By.values());
        model.addAttribute("range", days);
        model.addAttribute("shares", found);
        model.addAttribute("rows", found.rows().stream().limit(SHOWN).toList());
        model.addAttribute("more", found.more() || found.rows().size() > SHOWN);
        model.addAttribute("shown", SHOWN);
        return "cost/shares";
    }

    /** Records keep the tags of a message as a set only: those of one tag are not listed. */
    private static MessageList narrowed(MessageList list, CostShares.By by, String value, long accountId) {
        return switch (by) {
            case TAG -> list;
            case PRINCIPAL -> list.with("sentBy", value.isEmpty() ? "account:" + accountId : value);
            case TASK -> list.with("task", value.isEmpty() ? 0 : value);
            case SIGNATURE -> list.with("signName", value);
            case TEMPLATE -> list.with("template", value);
        };
    }
}
