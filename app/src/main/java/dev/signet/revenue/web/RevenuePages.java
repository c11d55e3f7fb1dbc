package dev.signet.revenue.web;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.carrier.Carriers;
import dev.signet.figures.view.DayRange;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.time.ChinaTime;
import dev.signet.revenue.CarrierPrices;
import dev.signet.revenue.Revenue;
import dev.signet.revenue.RevenueBy;
import dev.signet.revenue.RevenueFilter.Sort;
import dev.signet.revenue.RevenueReport;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.Vendor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Comparator;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** 经营统计: what the platform took, what it costs, and what is left of it. */
@StaffPage
class RevenuePages {

    private static final int ROWS = 50;

    private final Revenue revenue;
    private final Accounts accounts;
    private final Carriers carriers;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    RevenuePages(Revenue revenue, Accounts accounts, Carriers carriers, ActiveRulebook rulebook, Clock clock) {
        this.revenue = revenue;
        this.accounts = accounts;
        this.carriers = carriers;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @GetMapping("/staff/revenue")
    String show(
            @Valid @ModelAttribute("query") RevenueQuery query,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletRequest request) {
        DayRange range = query.shown(ChinaTime.today(clock));
        RevenueReport report = revenue.of(query.filter(range));
        Pager asked = Pager.of(request, Math.max(1, page), ROWS, report.rows().size());
        Pager pager = new Pager(Math.min(asked.page(), asked.pages()), ROWS, asked.total(), asked.address());
        model.addAttribute("range", range);
        model.addAttribute("report", report);
        model.addAttribute("total", report.total());
        model.addAttribute("pager", pager);
        model.addAttribute(
                "rows",
                report.rows().stream()
                        .skip((pager.page() - 1L) * ROWS)
                        .limit(ROWS)
                        .toList());
        model.addAttribute("by", query.told());
        model.addAttribute("bys", RevenueBy.values());
        model.addAttribute("networks", Vendor.values());
        model.addAttribute("channels", carriers.names());
        model.addAttribute("strays", CarrierPrices.of(rulebook).strays(carriers.names()));
        model.addAttribute(
                "accounts",
                accounts.all().stream()
                        .sorted(Comparator.comparing(Account::name))
                        .toList());
        model.addAttribute("columns", Sort.values());
        return "revenue/revenue";
    }
}
