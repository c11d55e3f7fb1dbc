package dev.signet.sending.admission;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests a second each account may make of this node. A bucket that holds one second's worth: short bursts
 * pass, more than the rate does not. Measured on the machine's own steady clock, for it protects the machine.
 */
final class RequestRates {

    private static final long SECOND = 1_000_000_000L;

    private final long nanosPerRequest;
    private final Map<Long, AtomicLong> fullAt = new ConcurrentHashMap<>();

    RequestRates(int requestsPerSecond) {
        this.nanosPerRequest = SECOND / requestsPerSecond;
    }

    boolean take(long accountId) {
        long now = System.nanoTime();
        AtomicLong bucket = fullAt.computeIfAbsent(accountId, id -> new AtomicLong(now));
        while (true) {
            long seen = bucket.get();
            long next = Math.max(seen, now) + nanosPerRequest;
            if (next - now > SECOND) {
                return false;
            }
            if (bucket.compareAndSet(seen, next)) {
                return true;
            }
        }
    }
}
