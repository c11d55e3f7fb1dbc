package dev.signet.billing.web;

import dev.signet.billing.desk.BillOverview;
import dev.signet.billing.desk.MoneyDesk;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Bills: those of a month with their sum and what is not settled yet, and one by itself. */
@StaffPage
class SettledBillPages {

    private static final int ROWS = 50;

    private final BillOverview desk;
    private final MoneyDesk money;

    SettledBillPages(BillOverview desk, MoneyDesk money) {
        this.desk = desk;
        this.money = money;
    }

    @GetMapping("/staff/bills")
    String inMonth(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletRequest request) {
        YearMonth wanted = month.isBlank() ? desk.lastEnded() : desk.month(month);
        long at = Math.max(1, page);
        BillOverview.MonthOverview all = desk.inMonth(wanted, (at - 1) * ROWS, ROWS);
        model.addAttribute("all", all);
        model.addAttribute("latest", desk.current());
        model.addAttribute(
                "pager", Pager.of(request, (int) at, ROWS, all.total().bills()));
        return "billing/staff-bills";
    }

    @GetMapping("/staff/accounts/{accountId}/bills/{month}")
    String one(@PathVariable long accountId, @PathVariable String month, Model model) {
        model.addAttribute("account", money.require(accountId));
        model.addAttribute("bill", desk.of(accountId, desk.month(month)));
        model.addAttribute("current", desk.current());
        return "billing/staff-bill";
    }
}
