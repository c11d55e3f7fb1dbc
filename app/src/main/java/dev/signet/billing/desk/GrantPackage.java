package dev.signet.billing.desk;

import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.billing.Bookings;
import dev.signet.billing.price.Coverage;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Amounts;
import dev.signet.platform.time.ChinaTime;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 发放套餐包: an account gets a package, which it is told of. */
@Component
class GrantPackage implements MoneyAction {

    static final String ACTION = "GrantPackage";
    private static final String COVERAGE = "coverage";
    private static final String UNITS = "units";
    private static final String FROM = "validFrom";
    private static final String UNTIL = "validUntil";
    private static final String PAYMENT = "payment";

    private final AccountAdministration accounts;
    private final BookingCheck check;
    private final Bookings bookings;
    private final AuditTrail audit;
    private final Notices notices;

    GrantPackage(
            AccountAdministration accounts, BookingCheck check, Bookings bookings, AuditTrail audit, Notices notices) {
        this.accounts = accounts;
        this.check = check;
        this.bookings = bookings;
        this.audit = audit;
        this.notices = notices;
    }

    /** @param values to which it adds its own */
    static StaffWish wish(
            SortedMap<String, String> values,
            long accountId,
            @Nullable Coverage coverage,
            long units,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String payment,
            String reason) {
        put(values, COVERAGE, coverage);
        put(values, UNITS, units);
        put(values, FROM, from);
        put(values, UNTIL, until);
        put(values, PAYMENT, payment);
        return new StaffWish(ACTION, "account", Long.toString(accountId), accountId, values, reason);
    }

    private static void put(SortedMap<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void check(StaffWish wish) {
        accounts.require(Wishes.account(wish));
        Package wanted = Package.of(wish);
        BookingCheck.requirePackage(
                wanted.coverage(), wanted.units(), wanted.from() == null ? check.now() : wanted.from(), wanted.until());
    }

    @Override
    public Bilingual told(StaffWish wish) {
        Package wanted = Package.of(wish);
        return BookingCheck.TEXTS.text(
                "told.package",
                wish.value("account"),
                BookingCheck.words(wanted.coverage()),
                Amounts.count(wanted.units()),
                ChinaTime.lastDay(wanted.until()));
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        Package wanted = Package.of(wish);
        Wishes.record(audit, "package.granted", change, MoneyAction.asked(wish));
        Bilingual coverage = BookingCheck.words(wanted.coverage());
        notices.tell(Notice.toAll(
                Wishes.account(wish),
                "package.granted",
                "change:" + change.id(),
                Map.of(
                        COVERAGE,
                        coverage.zh(),
                        "coverageEn",
                        coverage.en(),
                        UNITS,
                        wish.value(UNITS),
                        "until",
                        ChinaTime.lastDay(wanted.until()))));
        bookings.grant(
                Wishes.order(change),
                wanted.coverage(),
                wanted.units(),
                wanted.from() == null ? check.now() : wanted.from(),
                wanted.until(),
                wish.values().get(PAYMENT));
    }

    private record Package(
            Coverage coverage, long units, @Nullable Instant from, Instant until) {

        static Package of(StaffWish wish) {
            String from = wish.values().get(FROM);
            return new Package(
                    Coverage.valueOf(wish.value(COVERAGE)),
                    Long.parseLong(wish.value(UNITS)),
                    from == null ? null : Instant.parse(from),
                    Instant.parse(wish.value(UNTIL)));
        }
    }
}
