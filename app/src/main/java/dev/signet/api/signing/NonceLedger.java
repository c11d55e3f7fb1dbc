package dev.signet.api.signing;

import dev.signet.sending.RequestNonce;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Remembers which requests were already taken, so that a recorded one cannot be played again. */
interface NonceLedger {

    /**
     * Spends a nonce. Called once the request was read and its signature verified.
     *
     * @param signedAt the request's own signed time, at most {@link SignedTime#TOLERANCE} away from now
     * @return true when this is its first use; false when it was spent before, on whichever node. Completes after
     *     the fact is durable; completes exceptionally when that cannot be known
     */
    CompletableFuture<Boolean> spend(String accessKeyId, String nonce, Instant signedAt);

    /**
     * The same for an action that spends the nonce in its own transaction.
     *
     * @return the nonce to spend; null when this node has seen it before
     */
    @Nullable
    RequestNonce firstSeen(String accessKeyId, String nonce, Instant signedAt);
}
