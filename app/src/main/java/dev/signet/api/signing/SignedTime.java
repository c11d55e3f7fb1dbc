package dev.signet.api.signing;

import dev.signet.api.wire.GatewayCode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The instant a client wrote into its signed request: {@code 2026-11-22T08:54:42Z}. Programs that write their own
 * requests often have a fraction of the second, too ({@code …42.123Z}).
 */
final class SignedTime {

    /** How far the client's clock may be off, either way. */
    static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
    private static final int FRACTION_DIGITS = 9;

    private SignedTime() {}

    static Instant check(String text, Clock clock) {
        Instant time = parse(text);
        if (Duration.between(time, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw GatewayCode.TIMESTAMP_EXPIRED.refusal();
        }
        return time;
    }

    private static Instant parse(String text) {
        if (!hasShape(text)) {
            throw GatewayCode.TIMESTAMP_FORMAT.refusal();
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            nanos(text))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw GatewayCode.TIMESTAMP_FORMAT.refusal();
        }
    }

    private static boolean hasShape(String text) {
        if (text.length() <= SHAPE.length() || !isEnd(text, SHAPE.length())) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            char c = text.charAt(i);
            if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    /** {@code Z}, or a point and one to nine digits before it. */
    private static boolean isEnd(String text, int from) {
        int zone = text.length() - 1;
        int digits = zone - from - 1;
        boolean fraction = text.charAt(from) == '.' && digits >= 1 && digits <= FRACTION_DIGITS;
        for (int i = from + 1; i < zone; i++) {
            fraction &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return text.charAt(zone) == 'Z' && (zone == from || fraction);
    }

    private static int nanos(String text) {
        String digits = text.substring(SHAPE.length(), text.length() - 1).replace(".", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits + "0".repeat(FRACTION_DIGITS - digits.length()));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
