package dev.signet.sending;

import java.util.concurrent.CompletableFuture;

/**
 * The way in for every message: judged, counted, charged and stored in one durable step.
 *
 * <p>The answer completes only after the commit. It never completes exceptionally for an expected "no": that is a
 * {@link SendAnswer} with a documented code. A full queue answers {@code Throttling.User} at once.
 */
public interface Sending {

    CompletableFuture<SendAnswer> send(SendRequest request);
}
