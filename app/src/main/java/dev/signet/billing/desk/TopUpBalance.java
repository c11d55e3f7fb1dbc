package dev.signet.billing.desk;

import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.billing.Bookings;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Amounts;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 充值: what an account paid is added to its balance, and the account is told. */
@Component
class TopUpBalance implements MoneyAction {

    static final String ACTION = "TopUpBalance";
    static final String YUAN = "yuan";
    static final String PAYMENT = "payment";

    private final AccountAdministration accounts;
    private final BookingCheck check;
    private final Bookings bookings;
    private final AuditTrail audit;
    private final Notices notices;

    TopUpBalance(
            AccountAdministration accounts, BookingCheck check, Bookings bookings, AuditTrail audit, Notices notices) {
        this.accounts = accounts;
        this.check = check;
        this.bookings = bookings;
        this.audit = audit;
        this.notices = notices;
    }

    @Override
    public String action() {
        return ACTION;
    }

    /** Not whether the payment is booked: that it may be by this very change, whose consent failed, the ledger knows. */
    @Override
    public void check(StaffWish wish) {
        accounts.requireCustomer(Wishes.account(wish));
        check.requireTopUp(yuan(wish));
        BookingCheck.requirePayment(wish.value(PAYMENT));
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return BookingCheck.TEXTS.text(
                "told.top-up", wish.value("account"), Amounts.money(yuan(wish)), wish.value(PAYMENT));
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        String payment = wish.value(PAYMENT);
        Wishes.record(audit, "balance.topped-up", change, Map.of(YUAN, wish.value(YUAN), PAYMENT, payment));
        notices.tell(Notice.toAll(
                Wishes.account(wish),
                "balance.topped-up",
                "change:" + change.id(),
                Map.of(YUAN, wish.value(YUAN), PAYMENT, payment)));
        bookings.topUp(Wishes.order(change), yuan(wish), payment);
    }

    private static BigDecimal yuan(StaffWish wish) {
        return new BigDecimal(wish.value(YUAN));
    }
}
