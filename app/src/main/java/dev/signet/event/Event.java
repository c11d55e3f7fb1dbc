package dev.signet.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing an account is to hear.
 *
 * @param id stays the same however often it is pushed or replayed
 * @param payload the JSON object as it is sent; empty while nobody wants to hear it
 * @param messageId of the message that an empty payload is made of once it is asked for; null where there is a payload
 */
public record Event(
        long id,
        long accountId,
        EventType type,
        Instant createdAt,
        String payload,
        @Nullable Long messageId) {

    public Event(long id, long accountId, EventType type, Instant createdAt, String payload) {
        this(id, accountId, type, createdAt, payload, null);
    }

    /** Whether there is something to be told already. */
    public boolean isWritten() {
        return !payload.isEmpty();
    }
}
