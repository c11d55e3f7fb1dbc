package dev.signet.billing.web;

import dev.signet.billing.LedgerEntry;
import dev.signet.billing.desk.BillOverview;
import dev.signet.billing.desk.GivenAmount;
import dev.signet.billing.desk.MoneyDesk;
import dev.signet.billing.desk.VoucherDesk;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.Bilingual;
import dev.signet.platform.page.Done;
import dev.signet.platform.page.Pager;
import dev.signet.platform.page.StaffPage;
import dev.signet.platform.time.ChinaTime;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Money of accounts: who has little, what an account has and how that came about, and what is asked for to change it. */
@StaffPage
class MoneyPages {

    private static final String ACCOUNT = "/staff/accounts/{accountId}";
    private static final String MONEY = ACCOUNT + "/money";
    private static final int ROWS = 50;
    private static final int LATEST = 20;
    private static final String TEXTS = "billing";

    /** Bills on the account's page: of a year. */
    private static final int MONTHS = 12;

    private final MoneyDesk desk;
    private final VoucherDesk vouchers;
    private final BillOverview bills;
    private final StaffChanges changes;

    MoneyPages(MoneyDesk desk, VoucherDesk vouchers, BillOverview bills, StaffChanges changes) {
        this.desk = desk;
        this.vouchers = vouchers;
        this.bills = bills;
        this.changes = changes;
    }

    @GetMapping("/staff/money")
    String all(
            @RequestParam(defaultValue = "") String below,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            HttpServletRequest request) {
        BigDecimal least = GivenAmount.maybe(below);
        long at = Math.max(1, page);
        MoneyDesk.Page standings = desk.standings(least, (at - 1) * ROWS, ROWS);
        model.addAttribute("below", below.strip());
        model.addAttribute("pager", Pager.of(request, (int) at, ROWS, standings.total()));
        model.addAttribute("standings", standings.rows());
        model.addAttribute("topUps", desk.topUps(LATEST));
        return "billing/staff-money";
    }

    @GetMapping(MONEY)
    String one(
            @PathVariable long accountId,
            @RequestParam(required = false) LedgerEntry.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        List<LedgerEntry> entries = desk.entries(accountId, kind, day, before, ROWS + 1);
        boolean more = entries.size() > ROWS;
        List<LedgerEntry> shown = more ? entries.subList(0, ROWS) : entries;
        model.addAttribute("account", desk.require(accountId));
        model.addAttribute("has", desk.of(accountId));
        model.addAttribute("packages", desk.packages(accountId));
        model.addAttribute("vouchers", vouchers.of(accountId));
        model.addAttribute("open", bills.of(accountId, bills.current()));
        model.addAttribute("bills", bills.of(accountId, MONTHS));
        model.addAttribute(
                "waiting",
                desk.waiting(accountId, ROWS).stream()
                        .map(change -> new Waiting(change, changes.told(change)))
                        .toList());
        model.addAttribute("entries", shown);
        model.addAttribute("older", more ? shown.get(ROWS - 1).id() : null);
        model.addAttribute("kind", kind);
        model.addAttribute("day", day);
        model.addAttribute("kinds", LedgerEntry.Kind.values());
        model.addAttribute("coverages", Coverage.values());
        model.addAttribute("now", desk.now());
        return "billing/staff-account-money";
    }

    /** What is asked for, in words. */
    record Waiting(StaffChange change, Bilingual told) {}

    @PostMapping(ACCOUNT + "/top-ups")
    View topUp(
            @PathVariable long accountId,
            @RequestParam(defaultValue = "") String yuan,
            @RequestParam(defaultValue = "") String payment,
            @RequestParam(defaultValue = "") String reason,
            Principal who) {
        desk.askTopUp(who.getName(), accountId, GivenAmount.of(yuan), payment, reason);
        return asked(accountId);
    }

    @PostMapping(ACCOUNT + "/corrections")
    View correct(
            @PathVariable long accountId,
            @RequestParam(defaultValue = "") String yuan,
            @RequestParam(defaultValue = "") String reason,
            Principal who) {
        StaffChange change = desk.askCorrection(who.getName(), accountId, GivenAmount.of(yuan), reason);
        return Done.to(at(accountId), TEXTS, "staff.asked.told", changes.told(change));
    }

    /** Days of UTC+8, the last one whole. */
    @PostMapping(ACCOUNT + "/packages")
    View grant(
            @PathVariable long accountId,
            @RequestParam(required = false) @Nullable Coverage coverage,
            @RequestParam(defaultValue = "0") long units,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String payment,
            @RequestParam(defaultValue = "") String reason,
            Principal who) {
        Instant start = from == null ? null : ChinaTime.startOf(from);
        Instant end = until == null ? null : ChinaTime.startOf(until.plusDays(1));
        desk.askPackage(who.getName(), accountId, coverage, units, start, end, payment, reason);
        return asked(accountId);
    }

    @PostMapping(ACCOUNT + "/packages/{packageId}/end")
    View end(
            @PathVariable long accountId,
            @PathVariable long packageId,
            @RequestParam(defaultValue = "") String reason,
            Principal who) {
        desk.askPackageEnd(who.getName(), accountId, packageId, reason);
        return asked(accountId);
    }

    /** Days of UTC+8, the last one whole. */
    @PostMapping(ACCOUNT + "/vouchers")
    View grantVoucher(
            @PathVariable long accountId,
            @RequestParam(defaultValue = "") String yuan,
            @RequestParam(required = false) @Nullable Coverage coverage,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String reason,
            Principal who) {
        Instant start = from == null ? null : ChinaTime.startOf(from);
        Instant end = until == null ? null : ChinaTime.startOf(until.plusDays(1));
        vouchers.ask(who.getName(), accountId, coverage, GivenAmount.of(yuan), start, end, reason);
        return asked(accountId);
    }

    @PostMapping(ACCOUNT + "/vouchers/{voucherId}/end")
    View endVoucher(
            @PathVariable long accountId,
            @PathVariable long voucherId,
            @RequestParam(defaultValue = "") String reason,
            Principal who) {
        vouchers.askEnd(who.getName(), accountId, voucherId, reason);
        return asked(accountId);
    }

    private static View asked(long accountId) {
        return Done.to(at(accountId), TEXTS, "staff.asked");
    }

    private static String at(long accountId) {
        return MONEY.replace("{accountId}", Long.toString(accountId));
    }
}
