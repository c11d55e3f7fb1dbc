package dev.signet.sending.message;

import java.time.Instant;
import java.util.List;

/**
 * A carrier's "yes" to one message.
 *
 * @param carrier the carrier's configured name
 * @param carrierMessageIds one id for each part whose receipt is awaited, in the order of the parts; a carrier
 *     that gives several parts one id sends one receipt for them
 */
public record Submitted(long messageId, String carrier, List<String> carrierMessageIds, Instant at) {

    public Submitted {
        carrierMessageIds = carrierMessageIds.stream().distinct().toList();
    }
}
