package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import dev.signet.account.Accounts;
import dev.signet.billing.price.Coverage;
import dev.signet.billing.price.PriceList;
import dev.signet.billing.price.Prices;
import dev.signet.platform.node.Ids;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.fact.TemplateKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** The end of a month: once, whole or not at all, and what the ledger says. */
class SettlementIT extends SettlingIT {

    @Autowired
    Settlement settlement;

    @Autowired
    ChargedMonths charged;

    @Autowired
    MonthEntries entries;

    @Autowired
    Bills bills;

    @Autowired
    Bookings bookings;

    @Autowired
    ActiveRulebook rulebook;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountRows rows;

    @Autowired
    EarnedDays days;

    @Autowired
    Ids ids;

    private YearMonth month;
    private long account;

    @BeforeEach
    void aMonthOfItsOwn() {
        month = YearMonth.from(laterDay());
        clock.set(on(month, 3));
        account = senders.enterpriseWith("5").accountId();
    }

    private void settle(YearMonth last) {
        settlement.settle(account, BillingMonth.number(last));
    }

    @Test
    void aMonthHasOneBillWhichIsWhatTheLedgerSays() {
        earned(reserve(account, 21)); // 0.945
        lost(reserve(account, 4));
        reserve(account, 2); // nothing is known of them
        clock.set(after(month));

        settle(month);
        long written = entries(account);
        clock.advance(Duration.ofHours(1));
        settle(month);

        assertThat(entries(account)).as("the second time changes nothing").isEqualTo(written);
        assertThat(bills.list(account, 9)).hasSize(1);
        Statement bill = bills.find(account, month).orElseThrow();
        assertThat(bill.bill().number()).isEqualTo(BillingMonth.number(month) + "-" + account);
        assertThat(bill.bill().rulebook()).isEqualTo(rulebook.current().version());
        assertThat(bill.bill().settledAt()).isEqualTo(after(month));
        assertThat(bill.charged()).isEqualByComparingTo("0.945");
        assertThat(bill.rounding()).isEqualByComparingTo("0.005");
        assertThat(bill.payable()).isEqualByComparingTo("0.94");
        assertThat(bill.corrections()).isEqualByComparingTo("5");
        assertThat(bill.closing()).isEqualByComparingTo("4.06");
        assertThat(bill.items())
                .extracting(
                        Statement.Item::kind,
                        Statement.Item::vendor,
                        Statement.Item::units,
                        i -> i.amount().stripTrailingZeros())
                .containsExactly(tuple(TemplateKind.NOTIFICATION, "MOBILE", 21L, new BigDecimal("0.945")));
        assertThat(sum(account, "balance_micros + reserved_micros", "month <= " + BillingMonth.number(month)))
                .isEqualByComparingTo(bill.closing());
        assertThat(ledger.available(account)).isEqualByComparingTo("3.97");
    }

    @Test
    @Tag("S7.1-7")
    void whatComesLaterIsOfTheNextMonthAndChangesNoBill() {
        List<EndedCharge> late = reserve(account, 8);
        List<EndedCharge> later = reserve(account, 4);
        earned(reserve(account, 2));
        Instant midnight = after(month).minusSeconds(300);
        clock.set(midnight.minusMillis(1));
        earned(late.subList(0, 3));
        clock.set(midnight);
        earned(late.subList(3, 6));
        clock.set(after(month));
        settle(month);
        Statement before = bills.of(account, month);

        earned(late.subList(6, 8));
        // A node that read the clock before midnight comes after the month was settled.
        transaction.executeWithoutResult(status -> ledger.settle(later, midnight.minusMillis(1)));
        ledger.credit(account, BigDecimal.ONE, "late", "test");

        assertThat(before.items()).extracting(Statement.Item::units).containsExactly(5L);
        assertThat(bills.of(account, month)).isEqualTo(before);
        Statement open = bills.of(account, month.plusMonths(1));
        assertThat(open.bill()).isNull();
        assertThat(open.items()).extracting(Statement.Item::units).containsExactly(9L);

        clock.set(after(month.plusMonths(1)));
        settle(month.plusMonths(1));
        Statement next = bills.find(account, month.plusMonths(1)).orElseThrow();
        assertThat(next.opening()).isEqualByComparingTo(before.closing());
        assertThat(next.corrections()).isEqualByComparingTo("1");
        assertThat(next.charged()).isEqualByComparingTo("0.405");
        assertThat(next.closing()).as("nothing is open any more").isEqualByComparingTo(ledger.available(account));
        assertThat(bills.list(account, 9)).extracting(Statement::month).containsExactly(month.plusMonths(1), month);
    }

    @Test // #14: of messages whose receipt comes after the price has changed at midnight
    @Tag("BL-8")
    void thePriceIsThatOfTheDayOnWhichAMessageWasSent() {
        YearMonth next = month.plusMonths(1);
        prices = mock(Prices.class);
        when(prices.current())
                .thenReturn(PriceList.of(ShippedPolicies.with("billing/prices.csv", """
                        kind,prefix,from_units,price,valid_from
                        VERIFICATION,,0,0.045,
                        PROMOTIONAL,,0,0.055,
                        INTERNATIONAL,,0,0.400,
                        NOTIFICATION,,0,0.045,
                        NOTIFICATION,,0,0.060,%s
                        """.formatted(next.atDay(1)))));
        charged = new ChargedMonths(jdbc, rows, days, prices, ids);
        ledger = new Ledger(jdbc, transaction, rows, charged, days, ids, clock);
        Instant midnight = after(month).minusSeconds(300);
        clock.set(midnight.minusSeconds(1));
        List<EndedCharge> before = reserve(account, 2);
        clock.set(midnight);
        List<EndedCharge> after = reserve(account, 1);

        earned(before);
        earned(after);

        assertThat(charged.of(account, BillingMonth.number(next)))
                .extracting(ChargedLine::since, ChargedLine::units, ChargedLine::micros)
                .containsExactly(tuple(LocalDate.MIN, 2L, 90_000L), tuple(next.atDay(1), 1L, 60_000L));
        assertThat(ledger.available(account)).isEqualByComparingTo("4.85");
    }

    @Test
    void aMonthInWhichNothingWasHasNoBillAndAllThatEndedAreSettledInOrder() {
        earned(reserve(account, 2));
        clock.set(on(month.plusMonths(2), 3));
        earned(reserve(account, 3));
        clock.set(after(month.plusMonths(2)));

        assertThat(settlement.unsettled(month.plusMonths(2), 1000))
                .filteredOn(one -> one.accountId() == account)
                .singleElement()
                .satisfies(one -> assertThat(one.month()).isEqualTo(month));
        assertThat(settlement.sums(account, month).agree()).isTrue();
        settle(month.plusMonths(2));

        assertThat(bills.list(account, 9)).extracting(Statement::month).containsExactly(month.plusMonths(2), month);
        assertThat(closed(account)).isEqualTo(BillingMonth.number(month.plusMonths(2)));
        assertThat(settlement.unsettled(month.plusMonths(2), 1000))
                .extracting(Settlement.Unsettled::accountId)
                .doesNotContain(account);
    }

    @Test
    void aMonthThatHasNotEndedIsNeverSettled() {
        earned(reserve(account, 2));
        clock.set(after(month).minusSeconds(301));

        assertThatThrownBy(() -> settle(month)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settle(month.plusMonths(5))).isInstanceOf(IllegalArgumentException.class);

        assertThat(bills.list(account, 9)).isEmpty();
        assertThat(closed(account)).isZero();
    }

    @Test // a kill at whatever step leaves nothing
    void killedInItsMiddleItHasDoneNothing() {
        earned(reserve(account, 21));
        clock.set(after(month));
        long written = entries(account);
        BigDecimal balance = ledger.available(account);

        for (Answer<?> end : List.<Answer<?>>of(
                step -> {
                    throw new IllegalStateException("before the bill");
                },
                step -> {
                    step.callRealMethod();
                    throw new OutOfMemoryError("after the bill");
                },
                step -> {
                    step.callRealMethod();
                    closeTheConnection();
                    return null;
                })) {
            Bills dying = spy(bills);
            doAnswer(end).when(dying).freeze(any(), any(), anyLong());

            assertThatThrownBy(() -> with(dying).settle(account, BillingMonth.number(month)))
                    .isNotNull();

            assertThat(bills.list(account, 9)).isEmpty();
            assertThat(jdbc.queryForObject(
                            "select count(*) from billing_bill_line where account_id = ?", Integer.class, account))
                    .isZero();
            assertThat(closed(account)).isZero();
            assertThat(entries(account)).isEqualTo(written);
            assertThat(ledger.available(account)).isEqualByComparingTo(balance);
        }

        settle(month);
        assertThat(bills.find(account, month)).isPresent();
        assertThat(ledger.available(account)).isEqualByComparingTo("4.06");
    }

    private Settlement with(Bills dying) {
        return new Settlement(ledger, charged, entries, dying, prices, rulebook, accounts, jdbc, transaction, clock);
    }

    /** As a kill of the node, seen from the database: what was not committed is undone. */
    private void closeTheConnection() throws SQLException {
        Long own = jdbc.queryForObject("select connection_id()", Long.class);
        try (Connection other = jdbc.getDataSource().getConnection()) {
            other.createStatement().execute("kill " + own);
        }
    }

    @Test
    void whereBillAndLedgerDisagreeNothingIsSettledAndBothSumsAreTold() {
        earned(reserve(account, 10));
        clock.set(after(month));
        jdbc.update(
                "update billing_charge set units = units + 1, micros = micros + 45000, messages = messages + 1 where account_id = ?",
                account);

        assertThatThrownBy(() -> settle(month))
                .isInstanceOf(Settlement.Disagreement.class)
                .hasMessageContaining(Long.toString(account))
                .hasMessageContaining("0.495000")
                .hasMessageContaining("0.450000");
        assertThat(bills.list(account, 9)).isEmpty();
        assertThat(closed(account)).isZero();
        assertThat(settlement.unsettled(month, 1000)).contains(new Settlement.Unsettled(account, month));
        assertThat(settlement.sums(account, month)).satisfies(sums -> {
            assertThat(sums.agree()).isFalse();
            assertThat(sums.billed()).isEqualByComparingTo("0.495");
            assertThat(sums.ledger()).isEqualByComparingTo("0.45");
        });
        earned(reserve(account, 1));

        jdbc.update(
                "update billing_charge set units = units - 1, micros = micros - 45000, messages = messages - 1 where account_id = ? and month = ?",
                account,
                BillingMonth.number(month));
        settle(month);
        assertThat(bills.find(account, month).orElseThrow().charged()).isEqualByComparingTo("0.45");
    }

    @Test // the month's sum of all accounts is that of its bills
    void aVoucherPaysBeforeTheBalanceAndTheMonthsTotalIsThatOfItsBills() {
        give(Coverage.DOMESTIC, "0.1");
        earned(reserve(account, 5)); // two by the voucher
        long other = senders.enterpriseWith("3").accountId();
        earned(reserve(other, 1));
        clock.set(after(month));
        Bills.Total before = bills.total(month);

        settle(month);
        settlement.settle(other, BillingMonth.number(month));

        Statement bill = bills.find(account, month).orElseThrow();
        assertThat(bill.charged()).isEqualByComparingTo("0.225");
        assertThat(bill.vouchers()).isEqualByComparingTo("0.09");
        assertThat(bill.payable()).isEqualByComparingTo("0.13");
        assertThat(bill.items())
                .extracting(Statement.Item::source, Statement.Item::units)
                .containsExactlyInAnyOrder(tuple(Source.BALANCE, 3L), tuple(Source.VOUCHER, 2L));
        Bills.Total total = bills.total(month);
        assertThat(total.bills() - before.bills()).isEqualTo(2);
        assertThat(total.payable().subtract(before.payable())).isEqualByComparingTo("0.17");
        assertThat(total.payable())
                .isEqualByComparingTo(bills.inMonth(month, 0, 1000).stream()
                        .map(Statement::payable)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(bills.inMonth(month, 0, 1)).extracting(Statement::accountId).containsExactly(account);
        assertThat(bills.inMonth(month, 1, 1)).extracting(Statement::accountId).containsExactly(other);
    }

    @Test
    void aVoucherForAllMessagesPaysAbroadToo() {
        give(null, "0.8");
        give(Coverage.DOMESTIC, "9");
        List<EndedCharge> abroad = reserve(account, 3, TemplateKind.INTERNATIONAL, 85251234567L); // at 0.35
        List<EndedCharge> home = reserve(account, 3);

        assertThat(abroad)
                .extracting(charge -> charge.source())
                .containsExactly(Source.VOUCHER, Source.VOUCHER, Source.BALANCE);
        assertThat(home).extracting(charge -> charge.source()).containsOnly(Source.VOUCHER);
        earned(abroad);
        earned(home);
        clock.set(after(month));
        settle(month);
        Statement bill = bills.find(account, month).orElseThrow();
        assertThat(bill.vouchers()).isEqualByComparingTo("0.835");
        assertThat(bill.payable()).isEqualByComparingTo("0.35");
    }

    private void give(Coverage coverage, String yuan) {
        bookings.giveVoucher(
                new Booking.Order(ids.next(), account, "finance", "finance2", "赠送"),
                coverage,
                new BigDecimal(yuan),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(300)));
    }
}
