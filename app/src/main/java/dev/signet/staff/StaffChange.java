package dev.signet.staff;

import dev.signet.staff.consent.ConsentedChange;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits, or has waited, for a second person's consent.
 *
 * @param approvers any one of them may agree; who they are is fixed when it is asked for
 * @param endsAt when it expires
 * @param decidedBy who ended it; {@code system} for time and circumstances
 * @param decision why it was refused or ended; empty where nothing was said
 */
public record StaffChange(
        long id,
        StaffWish wish,
        String askedBy,
        Instant askedAt,
        Set<String> approvers,
        Instant endsAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String decision)
        implements ConsentedChange {

    /** Where it stands; all but the first are for good. */
    public enum State {
        WAITING,
        CARRIED_OUT,
        REFUSED,
        /** By whoever asked for it, or because that may not ask for it any more. */
        WITHDRAWN,
        EXPIRED
    }

    public StaffChange {
        approvers = Set.copyOf(approvers);
    }

    /** By agreeing or refusing. */
    public boolean decidableBy(String person) {
        return waits() && approvers.contains(person);
    }

    public boolean withdrawableBy(String person) {
        return waits() && askedBy.equals(person);
    }

    public StaffChange ended(State as, String by, Instant at, String why) {
        return new StaffChange(id, wish, askedBy, askedAt, approvers, endsAt, as, by, at, why);
    }
}
