package dev.signet.billing.desk;

import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.billing.Booking;
import dev.signet.billing.Bookings;
import dev.signet.billing.Voucher;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Amounts;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 收回代金券: what is left of a voucher is taken back; what is reserved of it stays with its messages. */
@Component
class EndVoucher implements MoneyAction {

    static final String ACTION = "EndVoucher";
    private static final String VOUCHER = "voucher";
    private static final String COVERAGE = "coverage";
    private static final String LEFT = "yuanLeft";

    private final AccountAdministration accounts;
    private final Bookings bookings;
    private final AuditTrail audit;

    EndVoucher(AccountAdministration accounts, Bookings bookings, AuditTrail audit) {
        this.accounts = accounts;
        this.bookings = bookings;
        this.audit = audit;
    }

    /** @param values to which it adds its own */
    static StaffWish wish(SortedMap<String, String> values, long accountId, Voucher voucher, String reason) {
        String id = Long.toString(voucher.id());
        values.put(VOUCHER, id);
        values.put(
                COVERAGE,
                voucher.coverage() == null
                        ? BookingCheck.ALL
                        : voucher.coverage().name());
        values.put(LEFT, MoneyDesk.plain(voucher.left()));
        return new StaffWish(ACTION, VOUCHER, id, accountId, values, reason);
    }

    @Override
    public String action() {
        return ACTION;
    }

    /** Not what is left of it: the ledger asks that when it holds the account. */
    @Override
    public void check(StaffWish wish) {
        accounts.requireCustomer(Wishes.account(wish));
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return BookingCheck.TEXTS.text(
                "told.voucher-end",
                wish.value("account"),
                BookingCheck.words(Wishes.coverage(wish.value(COVERAGE))),
                wish.value(VOUCHER),
                Amounts.money(new BigDecimal(wish.value(LEFT))));
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        long id = Long.parseLong(change.wish().value(VOUCHER));
        Booking ended = bookings.endVoucher(Wishes.order(change), id);
        Wishes.record(
                audit,
                "voucher.ended",
                change,
                Map.of(
                        VOUCHER,
                        Long.toString(id),
                        "yuan",
                        MoneyDesk.plain(ended.voucherYuan().abs())));
    }
}
