package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.signet.billing.EarnedDays.Earned;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** #14: what days earn beside what messages were charged at sending adds up to the price of packages, and to the ledger. */
class EarnedDaysIT extends SettlingIT {

    @Autowired
    EarnedDays earnedDays;

    @Autowired
    Settlement settlement;

    @Autowired
    Bills bills;

    @Autowired
    Bookings bookings;

    @Autowired
    Purchases purchases;

    @Autowired
    Ids ids;

    private YearMonth month;
    private long account;

    @BeforeEach
    void aMonthOfItsOwn() {
        month = YearMonth.from(laterDay());
        clock.set(on(month, 3));
        account = senders.enterpriseWith("20000").accountId();
    }

    private List<Earned> days(LocalDate from, LocalDate to, boolean byDay) {
        return earnedDays.of(from, to, account, true, byDay).earned().stream()
                .sorted(Comparator.comparing(Earned::day, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private long deferred(LocalDate from, LocalDate to) {
        return earnedDays.of(from, to, account, false, false).deferred();
    }

    private long less(LocalDate from, LocalDate to) {
        return days(from, to, true).stream().mapToLong(Earned::less).sum();
    }

    @Test // over its whole life a package earns its price, to the last millionth
    void aPackageIsEarnedAsItIsUsedAndItsRestWhereItEnds() {
        long bought = purchases
                .buy(account, "DOM-1K", new BigDecimal("44.00"), "seven-units", "test")
                .holding()
                .id();
        LocalDate last = month.plusMonths(1).atDay(20);
        jdbc.update(
                "update billing_package set units = 7, units_left = 7, paid_micros = 10000000, valid_until = ? where id = ?",
                ChinaTime.startOf(last.plusDays(1)).toEpochMilli(),
                bought);
        earned(reserve(account, 2));
        lost(reserve(account, 1));
        List<EndedCharge> late = reserve(account, 1);
        List<EndedCharge> afterTheEnd = reserve(account, 1);

        assertThat(days(month.atDay(1), month.atEndOfMonth(), true))
                .extracting(Earned::day, Earned::used, Earned::lapsed, Earned::less)
                .containsExactly(tuple(month.atDay(3), 2_857_142L, 0L, 0L));
        assertThat(deferred(month.atDay(1), month.atEndOfMonth())).isEqualTo(7_142_858);
        assertThat(deferred(month.atDay(3), month.atDay(3))).isEqualTo(7_142_858);

        clock.set(on(month.plusMonths(1), 5));
        earned(late);
        earned(reserve(account, 2));
        assertThat(deferred(month.atDay(1), month.atEndOfMonth()))
                .as("what was earned later was not earned then")
                .isEqualTo(7_142_858);
        clock.set(on(month.plusMonths(1), 22));
        earned(afterTheEnd);

        LocalDate end = month.plusMonths(1).atEndOfMonth();
        assertThat(days(month.atDay(1), end, true))
                .extracting(Earned::day, Earned::used, Earned::lapsed)
                .containsExactly(
                        tuple(month.atDay(3), 2_857_142L, 0L),
                        tuple(month.plusMonths(1).atDay(5), 4_285_715L, 0L),
                        tuple(last, 0L, 2_857_143L));
        assertThat(deferred(month.atDay(1), end)).isZero();
        long byMonths = 0;
        for (YearMonth each : List.of(month, month.plusMonths(1), month.plusMonths(2))) {
            byMonths += days(each.atDay(1), each.atEndOfMonth(), false).stream()
                    .mapToLong(earned -> earned.used() + earned.lapsed())
                    .sum();
        }
        assertThat(byMonths).isEqualTo(10_000_000);
    }

    @Test
    void whatWasGivenEarnsNothing() {
        bookings.grant(
                new Booking.Order(ids.next(), account, "finance", "finance2", "赠送"),
                Coverage.DOMESTIC,
                100,
                clock.instant(),
                clock.instant().plus(Duration.ofDays(300)),
                null);
        // No change was asked for and agreed to: there is none to compare with.
        jdbc.update("update billing_booking set compared = true where account_id = ?", account);
        earned(reserve(account, 3));

        assertThat(days(month.atDay(1), month.atEndOfMonth(), true)).isEmpty();
    }

    /** What was charged at sending, less what its days take off, is what the ledger charged to the balance: open, and settled. */
    @Test
    void aMonthsDaysAddUpToWhatTheLedgerEarned() {
        bookings.giveVoucher(
                new Booking.Order(ids.next(), account, "finance", "finance2", "赠送"),
                Coverage.DOMESTIC,
                new BigDecimal("0.1"),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(300)));
        // No change was asked for and agreed to: there is none to compare with.
        jdbc.update("update billing_booking set compared = true where account_id = ?", account);
        List<EndedCharge> all = new ArrayList<>(reserve(account, 5)); // two by the voucher
        earned(all);
        lost(reserve(account, 4));
        assertThat(days(month.atDay(1), month.atEndOfMonth(), true))
                .extracting(Earned::day, Earned::less)
                .containsExactly(tuple(month.atDay(3), 90_000L));

        clock.set(on(month, 4));
        for (EndedCharge one : reserve(account, 8)) { // two tiers further
            EndedCharge many = new EndedCharge(
                    account,
                    true,
                    one.micros() * 40_000,
                    null,
                    null,
                    40_000,
                    one.kind(),
                    one.number(),
                    one.vendor(),
                    one.sentAt());
            jdbc.update(
                    "update billing_account set balance_micros = balance_micros - ?, reserved_micros = reserved_micros + ?"
                            + " where account_id = ?",
                    one.micros() * 39_999,
                    one.micros() * 39_999,
                    account);
            earned(List.of(many));
            all.add(many);
        }
        long sent = all.stream().mapToLong(EndedCharge::micros).sum();
        LocalDate end = month.atEndOfMonth();
        assertThat(Ledger.yuan(less(month.atDay(4), month.atDay(4))))
                .isEqualByComparingTo(sum(account, "balance_micros", "kind = 5"))
                .isGreaterThan(BigDecimal.ZERO);
        assertThat(Ledger.yuan(sent - less(month.atDay(1), end)))
                .isEqualByComparingTo(sum(
                        account,
                        "if(kind = 2, -reserved_micros, if(kind = 5, -balance_micros, 0))",
                        "month = " + BillingMonth.number(month)));

        clock.set(after(month));
        settlement.settle(account, BillingMonth.number(month));

        Statement bill = bills.find(account, month).orElseThrow();
        assertThat(bill.rounding()).isEqualByComparingTo("0.007");
        assertThat(days(end, end, true))
                .extracting(Earned::day, Earned::less)
                .containsExactly(tuple(end, Ledger.micros(bill.rounding())));
        assertThat(Ledger.yuan(sent - less(month.atDay(1), end))).isEqualByComparingTo(bill.payable());
        assertThat(days(month.plusMonths(1).atDay(1), month.plusMonths(1).atEndOfMonth(), true))
                .isEmpty();
    }
}
