package dev.signet.access;

import dev.signet.access.AccountAccess.KnownUser;
import dev.signet.account.AccessKeys;
import dev.signet.account.Principal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose access key it is, answered from memory: this is asked once for every request. */
@Component
public class Credentials {

    private final AccessKeys keys;
    private final AccessSnapshot snapshot;

    Credentials(AccessKeys keys, AccessSnapshot snapshot) {
        this.keys = keys;
        this.snapshot = snapshot;
    }

    /** A lasting key, active or not; none where its user is gone. */
    public Optional<Credential> find(String accessKeyId) {
        return keys.find(accessKeyId)
                .flatMap(key -> holder(key.accountId(), key.userId()).map(principal -> new Credential(key, principal)));
    }

    /**
     * Somebody who has a key or a login, as they are called now.
     *
     * @param userId 0 for the owner
     * @return none where the user is gone
     */
    public Optional<Principal> holder(long accountId, long userId) {
        if (userId == 0) {
            return Optional.of(Principal.owner(accountId));
        }
        return snapshot.of(accountId)
                .user(userId)
                .map((KnownUser user) -> Principal.user(accountId, user.id(), user.name()));
    }
}
