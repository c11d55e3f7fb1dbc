package dev.signet.platform.node;

import java.time.Clock;
import java.time.Instant;

/**
 * Time-ordered ids, unique over all nodes without asking the database: milliseconds since 2025 (41 bits), node (10 bits),
 * sequence within the millisecond (12 bits). Strictly growing on one node, also when the clock steps back: ids tell an order.
 * When something was, its own column tells.
 */
public final class Ids {

    static final long EPOCH_MS = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final int TIME_SHIFT = 22;
    private static final int NODE_SHIFT = 12;
    private static final long LAST_MS = Long.MAX_VALUE >> TIME_SHIFT;
    private static final long SEQUENCE_MASK = (1L << NODE_SHIFT) - 1;

    private final Clock clock;
    private final NodeLease node;
    private long lastMs;
    private long sequence;

    public Ids(Clock clock, NodeLease node) {
        this.clock = clock;
        this.node = node;
    }

    /** A new id, greater than every id this node gave before. */
    public synchronized long next() {
        long now = Math.max(clock.millis() - EPOCH_MS, node.idsUsedUntilMs());
        if (now > lastMs) {
            lastMs = now;
            sequence = 0;
        } else if (++sequence > SEQUENCE_MASK) {
            lastMs++;
            sequence = 0;
        }
        node.idsReached(lastMs);
        return lastMs << TIME_SHIFT | (long) node.id() << NODE_SHIFT | sequence;
    }

    /**
     * The lowest id that any node gives when its ids have come to this instant: a bound for partitions, and for looking where
     * rows most likely lie. Past the last time an id can hold, that of the last.
     */
    public static long lowestAt(Instant instant) {
        return Math.min(LAST_MS, Math.max(0, instant.toEpochMilli() - EPOCH_MS)) << TIME_SHIFT;
    }

    /** How far ids had come, to the millisecond, when this one was given; the clock may have been behind that. */
    public static Instant instantOf(long id) {
        return Instant.ofEpochMilli((id >>> TIME_SHIFT) + EPOCH_MS);
    }
}
