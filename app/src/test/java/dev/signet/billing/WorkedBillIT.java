package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.Vendor;
import dev.signet.sending.SendingFixture.Sender;
import dev.signet.sending.SendingIT;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Those worked bills that the balance pays at the shipped prices, through the ledger and the end of the month. */
class WorkedBillIT extends SendingIT {

    private static final int AT_ONCE = 20_000;

    @Autowired
    Ledger ledger;

    @Autowired
    Settlement settlement;

    @Autowired
    Bills bills;

    @Test
    @Tag("S7.1-6")
    @Tag("BL-13")
    void isWhatTheLedgerAndTheMonthsEndComeTo() throws IOException {
        int worked = 0;
        for (Map<String, Object> bill : WorkedBillsTest.bills()) {
            List<ChargedLine> lines = WorkedBillsTest.lines(bill);
            boolean plain = lines.stream()
                    .allMatch(line ->
                            line.source() == Source.BALANCE && line.since().equals(LocalDate.MIN));
            if (plain && !bill.containsKey("discounts")) {
                settled(bill, lines);
                worked++;
            }
        }
        assertThat(worked).isGreaterThanOrEqualTo(3);
    }

    private void settled(Map<String, Object> worked, List<ChargedLine> lines) {
        LocalDate day = laterDay();
        clock.set(ChinaTime.startOf(day));
        Sender sender = senders.enterpriseWith("10000");
        for (ChargedLine line : lines) {
            for (long rest = line.units(); rest > 0; rest -= AT_ONCE) {
                settle(sender, line, (int) Math.min(rest, AT_ONCE));
            }
        }
        clock.set(ChinaTime.startOf(day.plusMonths(1).withDayOfMonth(1)));
        settlement.settleWhatHasEnded();
        settlement.settleWhatHasEnded();

        Statement bill = bills.find(sender.accountId(), YearMonth.from(day)).orElseThrow();
        WorkedBillsTest.compare(worked, bill);
        assertThat(bill.corrections()).isEqualByComparingTo("10000");
        assertThat(bill.closing()).isEqualByComparingTo(new BigDecimal("10000").subtract(bill.payable()));
        assertThat(senders.balances().available(sender.accountId())).isEqualByComparingTo(bill.closing());
        List<Long> entries = new ArrayList<>(jdbc.queryForList(
                "select balance_micros + reserved_micros from billing_entry where account_id = ?",
                Long.class,
                sender.accountId()));
        assertThat(BigDecimal.valueOf(
                        entries.stream().mapToLong(Long::longValue).sum(), 6))
                .isEqualByComparingTo(bill.closing());
    }

    private void settle(Sender sender, ChargedLine line, int units) {
        int micros = Math.toIntExact(line.micros() / line.units() * units);
        jdbc.update(
                "update billing_account set balance_micros = balance_micros - ?, reserved_micros = reserved_micros + ?"
                        + " where account_id = ?",
                micros,
                micros,
                sender.accountId());
        ledger.settle(
                List.of(new EndedCharge(
                        sender.accountId(),
                        true,
                        micros,
                        null,
                        null,
                        units,
                        line.kind(),
                        Long.parseLong(line.prefix().isEmpty() ? "8613800000000" : line.prefix() + "51234567"),
                        Vendor.valueOf(line.vendor()),
                        clock.instant())),
                clock.instant());
    }
}
