package dev.signet.sending;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which promotional messages may leave (FC-15), [opens, closes) on the receiver's clock.
 */
record SendWindow(LocalTime opens, LocalTime closes) {

    boolean openAt(Instant instant, ZoneId zone) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        return !time.isBefore(opens) && (time.isBefore(closes) || closes.equals(LocalTime.MIDNIGHT));
    }

    /** The first instant at or after this one at which the window is open. */
    Instant nextOpening(Instant instant, ZoneId zone) {
        if (openAt(instant, zone)) {
            return instant;
        }
        ZonedDateTime now = instant.atZone(zone);
        ZonedDateTime opening = now.toLocalDate().atTime(opens).atZone(zone);
        return (opening.isAfter(now) ? opening : now.toLocalDate().plusDays(1).atTime(opens).atZone(zone)).toInstant();
    }
}
