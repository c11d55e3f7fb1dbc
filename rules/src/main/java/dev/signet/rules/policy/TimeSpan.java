package dev.signet.rules.policy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as officers write it: {@code 30 seconds}, {@code 10 minutes}, {@code 3 days}; a unit alone is one of
 * it.
 */
public final class TimeSpan {

    private static final Pattern WRITTEN = Pattern.compile("(?:([1-9][0-9]{0,6}) )?(second|minute|hour|day)s?");
    /** How tables of earlier versions write 30 seconds. */
    private static final Pattern EARLIER = Pattern.compile("seconds_([1-9][0-9]{0,6})");

    private TimeSpan() {}

    /** @throws IllegalArgumentException where it is none; the message says what would be right */
    public static Duration of(String text) {
        Matcher written = WRITTEN.matcher(EARLIER.matcher(text).replaceFirst("$1 seconds"));
        if (!written.matches()) {
            throw new IllegalArgumentException("a length of time is written 30 seconds, 10 minutes, 1 hour or 3 days");
        }
        long amount = written.group(1) == null ? 1 : Long.parseLong(written.group(1));
        return Duration.of(amount, ChronoUnit.valueOf(written.group(2).toUpperCase(Locale.ROOT) + "S"));
    }
}
