package dev.signet.billing.desk;

import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.billing.Bookings;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Amounts;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 调整: what was booked wrongly is put right by another entry. */
@Component
class CorrectBalance implements ConsentedAction {

    static final String ACTION = "CorrectBalance";
    static final String YUAN = "yuan";

    private final AccountAdministration accounts;
    private final BookingCheck check;
    private final Bookings bookings;
    private final AuditTrail audit;

    CorrectBalance(AccountAdministration accounts, BookingCheck check, Bookings bookings, AuditTrail audit) {
        this.accounts = accounts;
        this.check = check;
        this.bookings = bookings;
        this.audit = audit;
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
        return BookingCheck.TEXTS.text("told.correction", wish.value("account"), Amounts.signed(yuan(wish)));
    }

    @Override
    public Bilingual title(String value) {
        return Wishes.title(value);
    }

    @Override
    public Bilingual shown(String value, String text) {
        return Wishes.shown(value, text);
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        Wishes.record(audit, "balance.corrected", change, Map.of(YUAN, wish.value(YUAN)));
        bookings.correct(Wishes.order(change), yuan(wish), check.owed());
    }

    private static BigDecimal yuan(StaffWish wish) {
        return new BigDecimal(wish.value(YUAN));
    }
}
