package dev.signet.billing.desk;

import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.billing.Booking;
import dev.signet.billing.Bookings;
import dev.signet.billing.Packages;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Amounts;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 收回套餐包: what is left of a package is taken back. */
@Component
class EndPackage implements MoneyAction {

    static final String ACTION = "EndPackage";
    private static final String PACKAGE = "package";
    private static final String COVERAGE = "coverage";
    private static final String LEFT = "unitsLeft";

    private final AccountAdministration accounts;
    private final Bookings bookings;
    private final AuditTrail audit;

    EndPackage(AccountAdministration accounts, Bookings bookings, AuditTrail audit) {
        this.accounts = accounts;
        this.bookings = bookings;
        this.audit = audit;
    }

    /** @param values to which it adds its own */
    static StaffWish wish(SortedMap<String, String> values, long accountId, Packages.Holding holding, String reason) {
        String id = Long.toString(holding.id());
        values.put(PACKAGE, id);
        values.put(COVERAGE, holding.coverage().name());
        values.put(LEFT, Long.toString(holding.unitsLeft()));
        return new StaffWish(ACTION, PACKAGE, id, accountId, values, reason);
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
                "told.package-end",
                wish.value("account"),
                BookingCheck.words(Coverage.valueOf(wish.value(COVERAGE))),
                wish.value(PACKAGE),
                Amounts.count(Long.parseLong(wish.value(LEFT))));
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        long id = Long.parseLong(change.wish().value(PACKAGE));
        Booking ended = bookings.end(Wishes.order(change), id);
        Wishes.record(
                audit, "package.ended", change, Map.of(PACKAGE, Long.toString(id), "units", Math.abs(ended.units())));
    }
}
