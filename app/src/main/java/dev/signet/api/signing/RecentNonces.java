package dev.signet.api.signing;

import dev.signet.sending.RequestNonce;
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

    private volatile Set<String> young = ConcurrentHashMap.newKeySet();
    private volatile Set<String> old = Set.of();
    private volatile Instant turnAt = Instant.MIN;

    /** Adds it; false when it was there. */
    boolean add(RequestNonce nonce, Instant now) {
        if (now.isAfter(turnAt) || young.size() >= MOST) {
            turn(now);
        }
        return !old.contains(nonce.hash()) && young.add(nonce.hash());
    }

    /** Forgets one whose spending failed, so that the client may send the same request again. */
    void remove(RequestNonce nonce) {
        young.remove(nonce.hash());
    }

    private synchronized void turn(Instant now) {
        if (now.isAfter(turnAt) || young.size() >= MOST) {
            old = young;
            young = ConcurrentHashMap.newKeySet();
            turnAt = now.plus(SignedTime.TOLERANCE.multipliedBy(2));
        }
    }
}
