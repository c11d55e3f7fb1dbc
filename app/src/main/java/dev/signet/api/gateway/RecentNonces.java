package dev.signet.api.gateway;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this node saw lately: refuses most replays without asking the database, also those that were signed anew with
 * another time. Two generations, the older one dropped when the younger has grown old or large; what it forgets, the
 * database still knows.
 */
final class RecentNonces {

    private static final int MOST = 200_000;

    private volatile Set<ByteBuffer> young = ConcurrentHashMap.newKeySet();
    private volatile Set<ByteBuffer> old = Set.of();
    private volatile Instant turnAt = Instant.MIN;

    /** Adds it; false when it was there. */
    boolean add(byte[] hash, Instant now) {
        if (now.isAfter(turnAt) || young.size() >= MOST) {
            turn(now);
        }
        ByteBuffer key = ByteBuffer.wrap(hash);
        return !old.contains(key) && young.add(key);
    }

    /** Forgets one whose spending failed, so that the client may send the same request again. */
    void remove(byte[] hash) {
        young.remove(ByteBuffer.wrap(hash));
    }

    private synchronized void turn(Instant now) {
        if (now.isAfter(turnAt) || young.size() >= MOST) {
            old = young;
            young = ConcurrentHashMap.newKeySet();
            turnAt = now.plus(SignedTime.TOLERANCE.multipliedBy(2));
        }
    }
}
