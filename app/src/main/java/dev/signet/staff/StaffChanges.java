package dev.signet.staff;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import dev.signet.staff.StaffChange.State;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's people ask for and may not do alone: it waits until a second one agrees, and is then carried out by
 * its {@link ConsentedAction}. Each call is a transaction, or part of its caller's, and holds the lock of people: whoever
 * locks anything else does so afterwards.
 */
public interface StaffChanges {

    /**
     * @param secret what whoever asks is shown this once, such as a one-time password; kept sealed while it waits
     * @throws Refusal where it could not be done, or nobody could agree
     */
    StaffChange ask(String asker, StaffWish wish, @Nullable String secret);

    /**
     * Agrees, and so carries it out; of two who agree at once one finds it done. Where whoever asked may not ask for it any
     * more, it ends as withdrawn.
     *
     * @return how it ended
     */
    StaffChange approve(String person, long id);

    StaffChange refuse(String person, long id, String reason);

    StaffChange withdraw(String person, long id);

    /** What somebody decided on the task of the change, wherever that was shown to them. */
    StaffChange decide(String person, long id, boolean approved, String reason);

    /** @throws Refusal where this person has no say in it now */
    StaffChange requireDecider(String person, long id);

    /** Whether the person has a say in it now. */
    boolean isDecider(String person, StaffChange change);

    /**
     * Newest first.
     *
     * @param before those of an earlier id only
     */
    List<StaffChange> list(
            @Nullable State state, @Nullable String action, @Nullable Long accountId, @Nullable Long before, int size);

    StaffChange show(long id);

    /** How many wait that this person can decide. */
    long waitingFor(String person);

    /**
     * Those that wait and that this person can decide, the oldest, which expire first, first.
     *
     * @param after those of a later id only
     */
    List<StaffChange> waitingFor(String person, long after, int size);

    /**
     * Those that wait, the oldest first.
     *
     * @param asker null for anybody's
     * @param after those of a later id only
     */
    List<StaffChange> waiting(@Nullable String asker, long after, int size);

    /** Those of them that this person can decide, found out for all at once. */
    Set<Long> decidable(String person, Collection<StaffChange> changes);

    /** What will be, or was to be, done to whom. */
    Bilingual told(StaffChange change);

    /**
     * One of a wish's values.
     *
     * @param title its name for people, {@code shown} itself for them
     * @param page where more about it can be seen, by whoever may; null where nowhere
     */
    record Fact(
            String name,
            Bilingual title,
            String value,
            Bilingual shown,
            @Nullable String page) {}

    List<Fact> facts(StaffChange change);
}
