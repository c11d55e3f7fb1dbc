package dev.signet.blacklist;

import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One number on one list. Which messages a list stops is the rulebook's business.
 *
 * @param number country code and number as an integer, for example 8613812345678
 * @param accountId whose list; {@link #PLATFORM} for the platform's
 * @param signName only messages under this signature (RC-5); null for all
 * @param reason for the record: the reply, the receipt's code, the complaint's number
 * @param released the classes of message that pass again, by the account for whose messages the number was released
 */
public record BlacklistEntry(
        long number,
        long accountId,
        BlacklistKind kind,
        @Nullable String signName,
        String reason,
        Instant since,
        Map<Long, Set<TemplateKind>> released) {

    /** The owner of the platform's own list. */
    public static final long PLATFORM = 0;

    public BlacklistEntry(
            long number, long accountId, BlacklistKind kind, @Nullable String signName, String reason, Instant since) {
        this(number, accountId, kind, signName, reason, since, Map.of());
    }

    /** Whether this entry is about messages of this account under this signature. */
    public boolean concerns(long account, String signature) {
        return (accountId == PLATFORM || accountId == account) && (signName == null || signName.equals(signature));
    }

    /** The same, but for what was released. */
    public boolean holds(long account, String signature, TemplateKind message) {
        return concerns(account, signature)
                && !released.getOrDefault(account, Set.of()).contains(message);
    }

    BlacklistEntry releasedFor(long account, Set<TemplateKind> kinds) {
        var more = new HashMap<>(released);
        more.put(account, kinds);
        return new BlacklistEntry(number, accountId, kind, signName, reason, since, Map.copyOf(more));
    }
}
