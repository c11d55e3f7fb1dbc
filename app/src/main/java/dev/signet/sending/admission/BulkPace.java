package dev.signet.sending.admission;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How fast the messages of bulk tasks go while verification codes come in. A code passes a dozen short steps and waits
 * at each for a processor; where bulk takes all of them, the waits add up. So bulk rests after each of its batches, as
 * long as it takes to keep a part of the processors free, and not at all where there is enough of them or no code comes.
 */
final class BulkPace {

    private static final long ADJUST_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LATELY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double ENOUGH_USED = 0.75;
    private static final double LITTLE_USED = 0.65;
    private static final long FIRST_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    /** A thousand messages a second are left to bulk whatever happens. */
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final DoubleSupplier used;
    private final LongSupplier nanoTime;
    private long adjustedAt;
    private long codeAt;
    private long nanosPerMessage;

    /**
     * @param used the part of the processors that is used, 0 to 1
     * @param nanoTime elapsed time, not the business clock
     */
    BulkPace(DoubleSupplier used, LongSupplier nanoTime) {
        this.used = used;
        this.nanoTime = nanoTime;
        this.adjustedAt = nanoTime.getAsLong();
        this.codeAt = adjustedAt - LATELY_NANOS;
    }

    /** A verification code was taken in. */
    synchronized void codeTaken() {
        codeAt = nanoTime.getAsLong();
    }

    /** How long to rest after so many messages of bulk tasks. */
    synchronized long restNanos(int messages) {
        long now = nanoTime.getAsLong();
        if (now - codeAt >= LATELY_NANOS) {
            nanosPerMessage = 0;
        } else if (now - adjustedAt >= ADJUST_EVERY_NANOS) {
            adjustedAt = now;
            adjust(used.getAsDouble());
        }
        return messages * nanosPerMessage;
    }

    /** Rises fast and falls slowly, so that it settles instead of swinging. */
    private void adjust(double load) {
        if (load >= ENOUGH_USED) {
            nanosPerMessage = Math.min(MOST_NANOS, nanosPerMessage + nanosPerMessage / 4 + FIRST_NANOS);
        } else if (load < LITTLE_USED) {
            nanosPerMessage -= nanosPerMessage / 16;
        }
    }
}
