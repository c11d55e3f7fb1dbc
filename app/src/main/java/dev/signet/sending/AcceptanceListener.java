package dev.signet.sending;

import java.util.Set;

/**
 * Told right after accepted messages were committed on this node, so that they leave without waiting for the next look
 * into the outbox. A hint only: what other nodes accepted, and what becomes due again, is found by looking. Implementations
 * are beans and return at once.
 */
public interface AcceptanceListener {

    void accepted(Set<Lane> lanes);
}
