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
        Matcher written = written(text);
        return Duration.of(amount(written), unit(written));
    }

    /** As a Chinese sentence says it: {@code 30秒}, {@code 1分钟}. */
    public static String zh(String text) {
        Matcher written = written(text);
        return amount(written)
                + switch (unit(written)) {
                    case SECONDS -> "秒";
                    case MINUTES -> "分钟";
                    case HOURS -> "小时";
                    default -> "天";
                };
    }

    /** As an English sentence says it: {@code 30 seconds}, {@code 1 minute}. */
    public static String en(String text) {
        Matcher written = written(text);
        return amount(written) + " " + written.group(2) + (amount(written) == 1 ? "" : "s");
    }

    private static Matcher written(String text) {
        Matcher written = WRITTEN.matcher(EARLIER.matcher(text).replaceFirst("$1 seconds"));
        if (!written.matches()) {
            throw new IllegalArgumentException("a length of time is written 30 seconds, 10 minutes, 1 hour or 3 days");
        }
        return written;
    }

    private static long amount(Matcher written) {
        return written.group(1) == null ? 1 : Long.parseLong(written.group(1));
    }

    private static ChronoUnit unit(Matcher written) {
        return ChronoUnit.valueOf(written.group(2).toUpperCase(Locale.ROOT) + "S");
    }
}
