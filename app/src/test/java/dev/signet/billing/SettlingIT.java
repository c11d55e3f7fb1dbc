package dev.signet.billing;

import dev.signet.billing.price.PriceList;
import dev.signet.billing.price.Prices;
import dev.signet.platform.DataPlane;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.sending.SendingIT;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of months that end share: messages that are paid for without being sent, and what the ledger must say. */
abstract class SettlingIT extends SendingIT {

    private static final long NUMBER = 8613800000000L;

    @Autowired
    Ledger ledger;

    @Autowired
    Prices prices;

    @Autowired
    @DataPlane
    TransactionTemplate transaction;

    /** Reserves for as many notifications of one unit as can be paid for. */
    List<EndedCharge> reserve(long account, int messages) {
        return reserve(account, messages, TemplateKind.NOTIFICATION, NUMBER);
    }

    List<EndedCharge> reserve(long account, int messages, TemplateKind kind, long number) {
        return transaction.execute(status -> {
            Instant now = clock.instant();
            PriceList list = prices.current();
            Purse purse = ledger.hold(List.of(account), list, now).get(account);
            List<EndedCharge> reserved = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                Charge charge = purse.reserve(kind, Long.toString(number), 1);
                if (charge == null) {
                    break;
                }
                reserved.add(new EndedCharge(
                        account,
                        true,
                        charge.micros(),
                        charge.packageId(),
                        charge.voucherId(),
                        1,
                        kind,
                        number,
                        kind == TemplateKind.INTERNATIONAL ? Vendor.INTERNATIONAL : Vendor.MOBILE,
                        now));
            }
            ledger.write(List.of(purse), now);
            return reserved;
        });
    }

    /** Their receipts come: delivered. */
    void earned(List<EndedCharge> reserved) {
        transaction.executeWithoutResult(status -> ledger.settle(reserved, clock.instant()));
    }

    /** Their receipts come: failed. */
    void lost(List<EndedCharge> reserved) {
        earned(LostCharges.of(reserved));
    }

    /** Of a column of the account's entries, in yuan. */
    BigDecimal sum(long account, String column, String condition) {
        return Ledger.yuan(jdbc.queryForObject(
                "select coalesce(sum(" + column + "), 0) from billing_entry where account_id = ? and " + condition,
                Long.class,
                account));
    }

    long entries(long account) {
        return jdbc.queryForObject("select count(*) from billing_entry where account_id = ?", Long.class, account);
    }

    int closed(long account) {
        return jdbc.queryForObject(
                "select closed_month from billing_account where account_id = ?", Integer.class, account);
    }

    /** In the morning of a day of a month. */
    static Instant on(YearMonth month, int day) {
        return month.atDay(day).atTime(10, 0).atZone(ChinaTime.ZONE).toInstant();
    }

    /** Five minutes after the month's end, when it is settled. */
    static Instant after(YearMonth month) {
        return ChinaTime.startOf(month.plusMonths(1).atDay(1)).plusSeconds(300);
    }
}
