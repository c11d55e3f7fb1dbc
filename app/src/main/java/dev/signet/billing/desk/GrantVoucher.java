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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 发放代金券: an account gets a voucher, which it is told of. */
@Component
class GrantVoucher implements MoneyAction {

    static final String ACTION = "GrantVoucher";
    private static final String YUAN = "yuan";
    private static final String COVERAGE = "coverage";
    private static final String FROM = "validFrom";
    private static final String UNTIL = "validUntil";

    private final AccountAdministration accounts;
    private final BookingCheck check;
    private final Bookings bookings;
    private final AuditTrail audit;
    private final Notices notices;

    GrantVoucher(
            AccountAdministration accounts, BookingCheck check, Bookings bookings, AuditTrail audit, Notices notices) {
        this.accounts = accounts;
        this.check = check;
        this.bookings = bookings;
        this.audit = audit;
        this.notices = notices;
    }

    /**
     * @param values to which it adds its own
     * @param coverage null for all messages
     * @param from null for whenever it is agreed to
     */
    static StaffWish wish(
            SortedMap<String, String> values,
            long accountId,
            @Nullable Coverage coverage,
            BigDecimal yuan,
            @Nullable Instant from,
            Instant until,
            String reason) {
        values.put(COVERAGE, coverage == null ? BookingCheck.ALL : coverage.name());
        values.put(YUAN, MoneyDesk.plain(yuan));
        if (from != null) {
            values.put(FROM, from.toString());
        }
        values.put(UNTIL, until.toString());
        return new StaffWish(ACTION, "account", Long.toString(accountId), accountId, values, reason);
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void check(StaffWish wish) {
        accounts.requireCustomer(Wishes.account(wish));
        check.requireVoucher(yuan(wish));
        BookingCheck.requireUntil(from(wish), until(wish));
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return BookingCheck.TEXTS.text(
                "told.voucher",
                wish.value("account"),
                Amounts.money(yuan(wish)),
                BookingCheck.words(Wishes.coverage(wish.value(COVERAGE))),
                ChinaTime.lastDay(until(wish)));
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        Wishes.record(audit, "voucher.granted", change, MoneyAction.asked(wish));
        Coverage coverage = Wishes.coverage(wish.value(COVERAGE));
        Bilingual words = BookingCheck.words(coverage);
        notices.tell(Notice.toAll(
                Wishes.account(wish),
                "voucher.granted",
                "change:" + change.id(),
                Map.of(
                        YUAN,
                        Amounts.decimal(yuan(wish)),
                        COVERAGE,
                        words.zh(),
                        "coverageEn",
                        words.en(),
                        "from",
                        ChinaTime.text(from(wish)),
                        "until",
                        ChinaTime.lastDay(until(wish)))));
        bookings.giveVoucher(Wishes.order(change), coverage, yuan(wish), from(wish), until(wish));
    }

    private static BigDecimal yuan(StaffWish wish) {
        return new BigDecimal(wish.value(YUAN));
    }

    private Instant from(StaffWish wish) {
        String from = wish.values().get(FROM);
        return from == null ? check.now() : Instant.parse(from);
    }

    private static Instant until(StaffWish wish) {
        return Instant.parse(wish.value(UNTIL));
    }
}
