package dev.signet.api.gateway;

import dev.signet.access.KeyNetworks;
import dev.signet.account.AccessKey;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.rules.access.SourceAddress;
import org.springframework.stereotype.Component;

/** Asks whether a key may be used from where a request comes, whosever it is, and whether an account may be called from there. */
@Component
class KeyDoor {

    static final String DENIED = "isp.RAM_PERMISSION_DENY";

    private static final Wording TEXTS = Wording.of("api");

    private final KeyNetworks networks;

    KeyDoor(KeyNetworks networks) {
        this.networks = networks;
    }

    /**
     * @param from address as the container gives it
     * @throws Refusal where it may not
     */
    void require(AccessKey key, String from) {
        if (!networks.allows(key, () -> SourceAddress.of(from))) {
            throw TEXTS.refusal(DENIED, "key-networks", key.id(), from);
        }
    }

    /**
     * For a call that no key signs: what holds for the account's keys holds for it.
     *
     * @throws Refusal where it may not
     */
    void require(long accountId, String from) {
        if (!networks.allows(accountId, () -> SourceAddress.of(from))) {
            throw TEXTS.refusal(DENIED, "account-networks", from);
        }
    }
}
