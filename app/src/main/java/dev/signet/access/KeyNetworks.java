package dev.signet.access;

import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccessKey;
import dev.signet.rules.access.SourceAddress;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Whether a lasting key may be used from an address (S12.2-1), from memory: its own policy counts, without one the
 * account's. Keys of sessions are made to go elsewhere; what they may do from where is said by policies.
 */
@Component
public class KeyNetworks {

    private final AccessSnapshot snapshot;

    KeyNetworks(AccessSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** @param from read only where a policy has to be asked, which is seldom */
    public boolean allows(AccessKey key, Supplier<SourceAddress> from) {
        if (SessionTokens.isSessionKey(key.id())) {
            return true;
        }
        return allows(key.accountId(), key.id(), from);
    }

    /** The account's own policy, for a call of the API that no key signs. */
    public boolean allows(long accountId, Supplier<SourceAddress> from) {
        return allows(accountId, "", from);
    }

    private boolean allows(long accountId, String keyId, Supplier<SourceAddress> from) {
        KeyPolicy policy = snapshot.of(accountId).keyPolicy(keyId);
        return policy == null || policy.allows(from.get());
    }
}
