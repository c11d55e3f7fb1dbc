package dev.signet.billing.desk;

import dev.signet.audit.AuditTrail;
import dev.signet.billing.Booking;
import dev.signet.billing.price.Coverage;
import dev.signet.platform.Bilingual;
import dev.signet.platform.text.Amounts;
import dev.signet.platform.time.ChinaTime;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all wishes about money have in common. */
final class Wishes {

    /** Facts for whoever decides that are not what is asked for. */
    static final Set<String> SHOWN_ONLY = Set.of("account", "balance", "after");

    private Wishes() {}

    static long account(StaffWish wish) {
        return Objects.requireNonNull(wish.accountId());
    }

    static Booking.Order order(StaffChange change) {
        return new Booking.Order(
                change.id(),
                account(change.wish()),
                change.askedBy(),
                Objects.requireNonNull(change.decidedBy()),
                change.wish().reason());
    }

    static Bilingual title(String value) {
        return BookingCheck.TEXTS.text("value." + value);
    }

    /** As whoever decides reads it. */
    static Bilingual shown(String value, String text) {
        return switch (value) {
            case "yuan", "yuanLeft", "balance", "after" -> same(Amounts.decimal(new BigDecimal(text)));
            case "units", "unitsLeft" -> same(Amounts.count(Long.parseLong(text)));
            case "coverage" -> BookingCheck.words(coverage(text));
            case "validFrom" -> same(ChinaTime.text(Instant.parse(text)));
            case "validUntil" -> same(ChinaTime.lastDay(Instant.parse(text)));
            default -> same(text);
        };
    }

    /** Null for all messages. */
    static @Nullable Coverage coverage(String name) {
        return name.equals(BookingCheck.ALL) ? null : Coverage.valueOf(name);
    }

    private static Bilingual same(String text) {
        return new Bilingual(text, text);
    }

    static void record(AuditTrail audit, String action, StaffChange change, Map<String, ?> details) {
        Map<String, Object> all = new TreeMap<>(details);
        all.put("reason", change.wish().reason());
        all.put("change", Long.toString(change.id()));
        all.put("approvedBy", Objects.requireNonNull(change.decidedBy()));
        audit.record(change.askedBy(), action, "account", Long.toString(account(change.wish())), all);
    }
}
