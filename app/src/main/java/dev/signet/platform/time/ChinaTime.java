package dev.signet.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The clock of the mainland. Days of messages, volumes, bills and warnings begin by it, windows open by it, and times
 * are written by it on the wire, wherever an account or a number has no other zone of its own.
 */
public final class ChinaTime {

    public static final String NAME = "Asia/Shanghai";

    public static final ZoneId ZONE = ZoneId.of(NAME);

    private static final DateTimeFormatter SECONDS = format("yyyy-MM-dd HH:mm:ss");

    private ChinaTime() {}

    public static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZONE);
    }

    /** As API, events, exports and pages write it: {@code 2019-01-08 16:44:10}. */
    public static String text(Instant at) {
        return SECONDS.format(at);
    }

    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    public static LocalDate today(Clock clock) {
        return dayOf(clock.instant());
    }

    /** What ends at this instant, by its last day, or by the instant itself where it ends within a day. */
    public static String lastDay(Instant end) {
        LocalDate day = dayOf(end);
        return startOf(day).equals(end) ? day.minusDays(1).toString() : text(end);
    }

    /** The first instant of a day. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
