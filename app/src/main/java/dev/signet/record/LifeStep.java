package dev.signet.record;

import dev.signet.platform.Bilingual;
import java.time.Instant;

/**
 * One step in the life of a message.
 *
 * @param what what happened, in a few words
 * @param detail who, how much, why, and what now; no whole number of a subscriber is in it
 */
public record LifeStep(Instant at, Kind kind, Bilingual what, Bilingual detail) {

    /** In the order in which steps of one instant are told. */
    public enum Kind {
        ACCEPTED,
        REFUSED,
        DEFERRED,
        RESERVED,
        SUBMITTED,
        DELIVERED,
        FAILED,
        SETTLED,
        REFUNDED,
        CONVERTED,
        WAITING
    }
}
