package dev.signet.carrier.smpp;

import java.util.concurrent.TimeUnit;

/**
 * So many submits a second, with a burst of at most a tenth of a second's worth. Never blocks; times are
 * {@link System#nanoTime()} because a rate is about elapsed time, not about the hour of the business clock.
 */
public final class TokenBucket {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long last;

    public TokenBucket(double perSecond, long now) {
        this.perSecond = perSecond;
        this.burst = Math.max(1, perSecond / 10);
        this.tokens = burst;
        this.last = now;
    }

    /** How many may be taken at once; does not take them. */
    public synchronized int available(long now) {
        refill(now);
        return (int) Math.max(0, tokens);
    }

    /** Takes even what is not there yet: a long message's parts belong together, the debt delays what follows. */
    public synchronized void take(int count, long now) {
        refill(now);
        tokens -= count;
    }

    /** Nanoseconds until one may be taken; 0 when one may be taken now. */
    public synchronized long waitNanos(long now) {
        refill(now);
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perSecond * SECOND);
    }

    private void refill(long now) {
        tokens = Math.min(burst, tokens + Math.max(0, now - last) / SECOND * perSecond);
        last = Math.max(last, now);
    }
}
