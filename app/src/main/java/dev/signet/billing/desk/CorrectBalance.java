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

/** 调整: what was booked wrongly is put right by another entry. */
@Component
class CorrectBalance implements MoneyAction {

    static final String ACTION = "CorrectBalance";
    static final String YUAN = "yuan";
    /** By the balance when it was asked for. */
    static final String AFTER = "after";

    private final AccountAdministration accounts;
    private final BookingCheck check;
    private final Bookings bookings;
    private final AuditTrail audit;
    private final Notices notices;

    CorrectBalance(
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

    /** Not what the balance becomes: the ledger asks that when it holds the account. */
    @Override
    public void check(StaffWish wish) {
        accounts.require(Wishes.account(wish));
        check.requireCorrection(yuan(wish));
    }

    @Override
    public Bilingual told(StaffWish wish) {
        String after = wish.values().get(AFTER);
        if (after == null) {
            return BookingCheck.TEXTS.text("told.correction", wish.value("account"), Amounts.signed(yuan(wish)));
        }
        return BookingCheck.TEXTS.text(
                new BigDecimal(after).signum() < 0 ? "told.correction.owes" : "told.correction.after",
                wish.value("account"),
                Amounts.signed(yuan(wish)),
                Amounts.decimal(new BigDecimal(after)));
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        Wishes.record(audit, "balance.corrected", change, Map.of(YUAN, wish.value(YUAN)));
        notices.tell(Notice.toAll(
                Wishes.account(wish),
                "balance.corrected",
                "change:" + change.id(),
                Map.of(YUAN, Amounts.signed(yuan(wish)), "reason", wish.reason())));
        bookings.correct(Wishes.order(change), yuan(wish), check.owed());
    }

    private static BigDecimal yuan(StaffWish wish) {
        return new BigDecimal(wish.value(YUAN));
    }
}
