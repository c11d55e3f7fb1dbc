package dev.signet.cost.web;

import dev.signet.account.ApiCaller;
import dev.signet.billing.Statement;
import dev.signet.cost.BillDesk;
import dev.signet.cost.CostMonths;
import dev.signet.cost.CostStatistics;
import dev.signet.platform.page.ConsolePage;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 费用中心, 账单 (S7.1-4): the months that are settled, and what each was. */
@ConsolePage
class BillPages {

    private static final String HERE = "/console/bills";

    private final BillDesk desk;
    private final CostStatistics statistics;
    private final CostMonths months;

    BillPages(BillDesk desk, CostStatistics statistics, CostMonths months) {
        this.desk = desk;
        this.statistics = statistics;
        this.months = months;
    }

    @GetMapping(HERE)
    String list(@AuthenticationPrincipal ApiCaller caller, Model model) {
        model.addAttribute("bills", desk.list(caller.accountId()));
        model.addAttribute("current", months.current());
        return "cost/bills";
    }

    @GetMapping(HERE + "/{month}")
    String one(@AuthenticationPrincipal ApiCaller caller, @PathVariable String month, Model model) {
        Statement bill = desk.require(caller.accountId(), month);
        model.addAttribute("bill", bill);
        model.addAttribute("costs", statistics.costs(bill));
        return "cost/bill";
    }
}
