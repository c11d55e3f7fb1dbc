package dev.signet.sending.record;

import java.util.Optional;

/** The explanations of refused and deferred recipients (kept as long as the messages). */
public interface Decisions {

    /** The decision, if this account has one under this id. */
    Optional<Decision> find(long accountId, String decisionId);
}
