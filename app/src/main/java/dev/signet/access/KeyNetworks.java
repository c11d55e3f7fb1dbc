package dev.signet.access;

import dev.signet.access.session.SessionTokens;
import dev.signet.account.AccessKey;
import dev.signet.rules.access.SourceAddress;
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

    public boolean allows(AccessKey key, SourceAddress from) {
        return SessionTokens.isSessionKey(key.id())
                || snapshot.of(key.accountId()).keyAllows(key.id(), from);
    }
}
