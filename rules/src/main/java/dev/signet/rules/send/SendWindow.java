package dev.signet.rules.send;

import dev.signet.rules.policy.Policies;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When promotional messages may leave: from the opening, inclusive, to the closing, exclusive (FC-15). */
public final class SendWindow {

    private final LocalTime opens;
    private final LocalTime closes;

    private SendWindow(LocalTime opens, LocalTime closes) {
        this.opens = opens;
        this.closes = closes;
    }

    /** A closing of 24:00 is the end of the day; no window goes over midnight, as the declaration of the policies holds. */
    public static SendWindow of(Policies policies) {
        return new SendWindow(policies.time("sending.window.opens"), policies.time("sending.window.closes"));
    }

    public LocalTime opens() {
        return opens;
    }

    public LocalTime closes() {
        return closes;
    }

    /** Whether it is open at this instant on the receiver's clock. */
    public boolean isOpen(Instant at, ZoneId zone) {
        return isOpen(LocalTime.ofInstant(at, zone));
    }

    private boolean isOpen(LocalTime local) {
        return !local.isBefore(opens) && (closes.equals(LocalTime.MIDNIGHT) || local.isBefore(closes));
    }

    /** This instant where it is open, or else the next opening on the receiver's clock. */
    public Instant nextOpening(Instant at, ZoneId zone) {
        if (isOpen(at, zone)) {
            return at;
        }
        ZonedDateTime local = at.atZone(zone);
        ZonedDateTime today = local.toLocalDate().atTime(opens).atZone(zone);
        return (today.toInstant().isAfter(at)
                        ? today
                        : local.toLocalDate().plusDays(1).atTime(opens).atZone(zone))
                .toInstant();
    }

    /** When the running window closes; null where it is closed now, or is open from midnight to midnight. */
    public @org.jspecify.annotations.Nullable Instant closing(Instant at, ZoneId zone) {
        if (!isOpen(at, zone) || opens.equals(closes)) {
            return null;
        }
        ZonedDateTime local = at.atZone(zone);
        ZonedDateTime today = local.toLocalDate().atTime(closes).atZone(zone);
        return (today.toInstant().isAfter(at)
                        ? today
                        : local.toLocalDate().plusDays(1).atTime(closes).atZone(zone))
                .toInstant();
    }
}
