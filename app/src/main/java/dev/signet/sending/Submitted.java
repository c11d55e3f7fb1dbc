package dev.signet.sending;

import java.time.Instant;
import java.util.List;

/**
 * A carrier's "yes" to one message.
 *
 * @param carrier the carrier's configured name
 * @param carrierMessageIds one id for each part whose receipt is awaited, in the order of the parts
 */
public record Submitted(long messageId, String carrier, List<String> carrierMessageIds, Instant at) {

    public Submitted {
        carrierMessageIds = List.copyOf(carrierMessageIds);
    }
}
