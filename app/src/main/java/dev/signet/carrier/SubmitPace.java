package dev.signet.carrier;

import java.util.concurrent.TimeUnit;

/** How many a second, over the last whole seconds: what people look at, and nothing is decided by. */
final class SubmitPace {

    private static final int LOOKED_AT = 10;

    private final long[] seconds = new long[LOOKED_AT + 1];
    private final int[] counts = new int[LOOKED_AT + 1];

    /** @param nanos of {@link System#nanoTime()} */
    synchronized void count(long nanos) {
        long second = TimeUnit.NANOSECONDS.toSeconds(nanos);
        int place = Math.floorMod(second, seconds.length);
        if (seconds[place] != second) {
            seconds[place] = second;
            counts[place] = 0;
        }
        counts[place]++;
    }

    synchronized double perSecond(long nanos) {
        long now = TimeUnit.NANOSECONDS.toSeconds(nanos);
        double sum = 0;
        for (int i = 0; i < seconds.length; i++) {
            if (seconds[i] < now && seconds[i] >= now - LOOKED_AT) {
                sum += counts[i];
            }
        }
        return sum / LOOKED_AT;
    }
}
