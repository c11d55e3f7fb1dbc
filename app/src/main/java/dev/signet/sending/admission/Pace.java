package dev.signet.sending.admission;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * How fast work goes that makes way for other work. What somebody waits for passes a dozen short steps and waits at each
 * for a processor; where all of them are taken, the waits add up. So the rest rests after each of its batches, as long as
 * it takes to keep a part of the processors free, and not at all where there is enough of them or nobody waits.
 */
final class Pace {

    private static final long ADJUST_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LATELY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    /** A thousand messages a second are left whatever happens. */
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final double enoughUsed;
    private final double littleUsed;
    private final DoubleSupplier used;
    private final LongSupplier nanoTime;
    private long adjustedAt;
    private long waitedAt;
    private long nanosPerMessage;

    /**
     * @param enoughUsed rests longer from this part of the processors on, 0 to 1
     * @param littleUsed rests less below this part
     * @param used the part of the processors that is used, 0 to 1
     * @param nanoTime elapsed time, not the business clock
     */
    Pace(double enoughUsed, double littleUsed, DoubleSupplier used, LongSupplier nanoTime) {
        this.enoughUsed = enoughUsed;
        this.littleUsed = littleUsed;
        this.used = used;
        this.nanoTime = nanoTime;
        this.adjustedAt = nanoTime.getAsLong();
        this.waitedAt = adjustedAt - LATELY_NANOS;
    }

    /** There is what this makes way for. */
    synchronized void somebodyWaits() {
        waitedAt = nanoTime.getAsLong();
    }

    /** How long to rest after so many messages. */
    synchronized long restNanos(int messages) {
        long now = nanoTime.getAsLong();
        if (now - waitedAt >= LATELY_NANOS) {
            nanosPerMessage = 0;
        } else if (now - adjustedAt >= ADJUST_EVERY_NANOS) {
            adjustedAt = now;
            adjust(used.getAsDouble());
        }
        return messages * nanosPerMessage;
    }

    /** Rises fast and falls slowly, so that it settles instead of swinging. */
    private void adjust(double load) {
        if (load >= enoughUsed) {
            nanosPerMessage = Math.min(MOST_NANOS, nanosPerMessage + nanosPerMessage / 4 + FIRST_NANOS);
        } else if (load < littleUsed) {
            nanosPerMessage -= nanosPerMessage / 16;
        }
    }
}
