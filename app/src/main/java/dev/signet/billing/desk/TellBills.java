package dev.signet.billing.desk;

import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.DataPlane;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells accounts in their message centre of each month that was settled, once: the notice is the same however often it is tried,
 * and a bill is ticked off after it.
 */
@Component
class TellBills {

    private static final int AT_ONCE = 500;
    private static final int CENTS = 2;
    private static final int MICROS = 6;
    private static final int YEAR = 100;

    private final JdbcTemplate jdbc;
    private final Notices notices;

    TellBills(@DataPlane JdbcTemplate jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
    }

    private record Bill(long accountId, int month, String number, BigDecimal payable) {}

    void tell() {
        List<Bill> some;
        do {
            some = jdbc.query(
                    """
                    select account_id, month, number, payable_micros from billing_bill where told = false
                    order by account_id, month limit ?""",
                    (row, n) -> new Bill(
                            row.getLong(1),
                            row.getInt(2),
                            row.getString(3),
                            BigDecimal.valueOf(row.getLong(4), MICROS).setScale(CENTS, RoundingMode.HALF_UP)),
                    AT_ONCE);
            some.forEach(this::tell);
        } while (some.size() == AT_ONCE);
    }

    private void tell(Bill bill) {
        String month = "%d-%02d".formatted(bill.month() / YEAR, bill.month() % YEAR);
        notices.tell(Notice.toAll(
                bill.accountId(),
                "bill.settled",
                "bill:" + bill.number(),
                Map.of(
                        "number",
                        bill.number(),
                        "month",
                        month,
                        "yuan",
                        bill.payable().toPlainString())));
        jdbc.update(
                "update billing_bill set told = true where account_id = ? and month = ?",
                bill.accountId(),
                bill.month());
    }
}
