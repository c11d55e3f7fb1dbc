package dev.signet.platform.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each owner may ask for something that costs: so many times within a minute, counted on this node from the first
 * of them. What is over is forgotten.
 */
public final class Rates {

    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Map<Long, Minute> minutes = new HashMap<>();
    private Instant sweptAt = Instant.EPOCH;

    private record Minute(Instant began, int taken) {

        boolean over(Instant now) {
            return !now.isBefore(began.plus(SPAN));
        }
    }

    /** @return whether the owner has taken fewer than {@code most} within the minute; one more is counted then */
    public synchronized boolean take(long owner, int most, Instant now) {
        sweep(now);
        Minute minute = minutes.getOrDefault(owner, new Minute(now, 0));
        Minute current = minute.over(now) ? new Minute(now, 0) : minute;
        if (current.taken() >= most) {
            return false;
        }
        minutes.put(owner, new Minute(current.began(), current.taken() + 1));
        return true;
    }

    private void sweep(Instant now) {
        if (!now.isBefore(sweptAt.plus(SPAN))) {
            minutes.values().removeIf(minute -> minute.over(now));
            sweptAt = now;
        }
    }
}
