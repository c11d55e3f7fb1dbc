package dev.signet.staff;

import dev.signet.staff.consent.ConsentedChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of people that waits, or has waited, before it is carried out.
 *
 * @param endsAt when it is carried out (where time alone has to pass) or expires
 * @param decidedBy who ended it; {@code system} for time and circumstances
 * @param reason empty where none was given
 */
public record PersonChange(
        long id,
        Wish wish,
        String askedBy,
        Instant askedAt,
        Consent consent,
        Instant endsAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String reason)
        implements ConsentedChange {

    /** Where it stands; all but the first are for good. */
    public enum State {
        WAITING,
        CARRIED_OUT,
        REFUSED,
        /** By whoever asked for it, or because that is no administrator any more. */
        WITHDRAWN,
        /** By an officer. */
        STOPPED,
        EXPIRED,
        /** Its time had come, and it could not be done any more; the reason tells why. */
        FAILED
    }

    public boolean approvableBy(String person) {
        return waits() && consent.approvers().contains(person);
    }

    /** Whom it takes something from may agree, but not keep it from happening. */
    public boolean refusableBy(String person) {
        return approvableBy(person) && !wish.personId().equals(person);
    }

    public boolean withdrawableBy(String person) {
        return waits() && askedBy.equals(person);
    }

    /** By any officer. */
    public boolean stoppable() {
        return waits() && consent.way() == Consent.Way.TIME;
    }

    PersonChange ended(State as, String by, Instant at, String why) {
        return new PersonChange(id, wish, askedBy, askedAt, consent, endsAt, as, by, at, why);
    }
}
