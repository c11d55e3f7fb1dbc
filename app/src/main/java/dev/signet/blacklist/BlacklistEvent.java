package dev.signet.blacklist;

import dev.signet.rules.fact.BlacklistKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a number's place on a list.
 *
 * @param accountId whose list; {@link BlacklistEntry#PLATFORM} for the platform's
 * @param signName the signature concerned; null for all
 * @param reason the reply, the receipt's code, the complaint; empty where there is none
 * @param releasedFor the account for whose messages the number was released; null for everything but a release
 * @param actor a person's user id, {@code account:<id>}, {@code subscriber} or {@code carrier}
 * @param origin where a complaint came from
 */
public record BlacklistEvent(
        long number,
        long accountId,
        BlacklistKind kind,
        @Nullable String signName,
        Action action,
        @Nullable Long releasedFor,
        String reason,
        String actor,
        Instant at,
        ComplaintOrigin origin) {

    /** What was done. Stored by name. */
    public enum Action {
        LISTED,
        /** Back on the list after a release or removal, or complained of once more. */
        LISTED_AGAIN,
        /** By an officer, for the account that asked. */
        RELEASED,
        /** By the number's owner. */
        LIFTED_BY_OWNER,
        REMOVED
    }

    /** Whether this is about messages of this account under this signature. */
    public boolean concerns(long account, String signature) {
        return (accountId == BlacklistEntry.PLATFORM || accountId == account)
                && (signName == null || signName.equals(signature))
                && (releasedFor == null || releasedFor == account);
    }

    /** Whether this put the number on the list. */
    public boolean lists() {
        return action == Action.LISTED || action == Action.LISTED_AGAIN;
    }
}
