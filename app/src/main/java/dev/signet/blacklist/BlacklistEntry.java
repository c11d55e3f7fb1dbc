package dev.signet.blacklist;

import dev.signet.rules.fact.BlacklistKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One number on one list. Which messages a list stops is the rulebook's business.
 *
 * @param number country code and number as an integer, for example 8613812345678
 * @param accountId whose list; {@link #PLATFORM} for the platform's
 * @param signName only messages under this signature (RC-5); null for all
 * @param reason for the record: the reply, the receipt's code, the complaint's number
 */
public record BlacklistEntry(
        long number,
        long accountId,
        BlacklistKind kind,
        @Nullable String signName,
        String reason,
        Instant since) {

    /** The owner of the platform's own list. */
    public static final long PLATFORM = 0;

    /** Whether this entry concerns messages of this account under this signature. */
    public boolean concerns(long account, String signature) {
        return (accountId == PLATFORM || accountId == account) && (signName == null || signName.equals(signature));
    }
}
