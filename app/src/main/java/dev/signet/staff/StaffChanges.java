package dev.signet.staff;

import dev.signet.platform.Refusal;
import dev.signet.staff.StaffChange.State;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the platform's people ask for and may not do alone: it waits until a second one agrees. */
@Service
public class StaffChanges {

    /**
     * @param secret what whoever asks is shown this once, such as a one-time password; kept sealed while it waits
     * @throws Refusal where it could not be done, or nobody could agree
     */
    @Transactional
    public StaffChange ask(String asker, StaffWish wish, @Nullable String secret) {
        throw new UnsupportedOperationException();
    }

    /** Agrees, and so carries it out; of two who agree at once one finds it done. */
    @Transactional
    public StaffChange approve(String person, long id) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public StaffChange refuse(String person, long id, String reason) {
        throw new UnsupportedOperationException();
    }

    @Transactional
    public StaffChange withdraw(String person, long id) {
        throw new UnsupportedOperationException();
    }

    /** What somebody decided on the task of the change, wherever that was shown to them. */
    @Transactional
    public StaffChange decide(String person, long id, boolean approved, String reason) {
        throw new UnsupportedOperationException();
    }

    /** @throws Refusal where this person has no say in it now */
    @Transactional(readOnly = true)
    public StaffChange requireDecider(String person, long id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Newest first.
     *
     * @param before those of an earlier id only
     */
    @Transactional(readOnly = true)
    public List<StaffChange> list(
            @Nullable State state, @Nullable String action, @Nullable Long accountId, @Nullable Long before, int size) {
        throw new UnsupportedOperationException();
    }

    @Transactional(readOnly = true)
    public StaffChange show(long id) {
        throw new UnsupportedOperationException();
    }

    /** How many wait that this person can decide. */
    @Transactional(readOnly = true)
    public long waitingFor(String person) {
        throw new UnsupportedOperationException();
    }
}
