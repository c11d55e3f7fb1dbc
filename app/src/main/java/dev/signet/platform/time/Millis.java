package dev.signet.platform.time;

import java.time.Instant;

/** Any time that somebody gives as milliseconds since 1970, as rows are dated by. */
public final class Millis {

    private Millis() {}

    /** As near to it as milliseconds come: nothing is dated before or after. */
    public static long of(Instant at) {
        try {
            return at.toEpochMilli();
        } catch (ArithmeticException e) {
            return at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
