package dev.signet.sending.message;

import java.util.List;

/**
 * Told of every message that ends, inside the data-plane transaction that ends it, so that what a listener writes to
 * the data plane is committed with the state or not at all. Implementations are beans; they must not call out.
 */
public interface MessageEndedListener {

    void ended(List<MessageEnded> messages);
}
