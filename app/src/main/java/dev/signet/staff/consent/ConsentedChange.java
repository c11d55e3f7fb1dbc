package dev.signet.staff.consent;

import java.time.Instant;

/** Something that waits for a second person's consent, or has waited. */
public interface ConsentedChange {

    long id();

    /** When it ends without anybody. */
    Instant endsAt();

    /** Of the states one is called {@code WAITING}; all others are for good. */
    Enum<?> state();

    default boolean waits() {
        return state().name().equals("WAITING");
    }

    default boolean overAt(Instant now) {
        return !now.isBefore(endsAt());
    }
}
