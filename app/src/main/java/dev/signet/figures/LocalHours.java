package dev.signet.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Hours of a zone's own clock, counted from the first of 1970. An hour that a clock goes through twice is one; where a zone
 * is half an hour apart, its hours are.
 */
public final class LocalHours {

    public static final int OF_A_DAY = 24;

    private static final long SECONDS = ChronoUnit.HOURS.getDuration().toSeconds();

    private LocalHours() {}

    public static int of(Instant at, ZoneId zone) {
        long local = at.getEpochSecond() + zone.getRules().getOffset(at).getTotalSeconds();
        return (int) Math.floorDiv(local, SECONDS);
    }

    /** As days are counted: from the first of 1970. */
    public static int dayOf(int hour) {
        return Math.floorDiv(hour, OF_A_DAY);
    }

    public static int first(LocalDate day) {
        return (int) day.toEpochDay() * OF_A_DAY;
    }
}
