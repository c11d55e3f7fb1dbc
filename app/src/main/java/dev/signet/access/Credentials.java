package dev.signet.access;

import dev.signet.access.AccountAccess.KnownUser;
import dev.signet.account.AccessKey;
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
        return keys.find(accessKeyId).flatMap(key -> principal(key).map(principal -> new Credential(key, principal)));
    }

    private Optional<Principal> principal(AccessKey key) {
        if (key.userId() == 0) {
            return Optional.of(Principal.owner(key.accountId()));
        }
        return snapshot.of(key.accountId())
                .user(key.userId())
                .map((KnownUser user) -> Principal.user(key.accountId(), user.id(), user.name()));
    }
}
