package dev.signet.access;

import dev.signet.access.AccountAccess.KnownRole;
import dev.signet.access.AccountAccess.KnownUser;
import dev.signet.access.session.RoleSession;
import dev.signet.access.session.SessionTokens;
import dev.signet.access.session.TokenRefused;
import dev.signet.access.session.TokenRefused.Fault;
import dev.signet.account.AccessKey;
import dev.signet.account.AccessKeys;
import dev.signet.account.Principal;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose access key it is, answered from memory: this is asked once for every request. */
@Component
public class Credentials {

    private final AccessKeys keys;
    private final AccessSnapshot snapshot;
    private final SessionTokens tokens;
    private final Clock clock;

    Credentials(AccessKeys keys, AccessSnapshot snapshot, SessionTokens tokens, Clock clock) {
        this.keys = keys;
        this.snapshot = snapshot;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A lasting key, active or not; none where its user is gone. */
    public Optional<Credential> find(String accessKeyId) {
        return keys.find(accessKeyId)
                .flatMap(key -> holder(key.accountId(), key.userId()).map(principal -> new Credential(key, principal)));
    }

    /**
     * The key of a session. It ends with its role and with whoever assumed that: what is made again under the old name is
     * another one.
     *
     * @throws TokenRefused saying why the token does not count
     */
    public Credential temporary(String accessKeyId, String token) {
        RoleSession session = session(token);
        if (!session.keyId().equals(accessKeyId)) {
            throw new TokenRefused(Fault.OF_ANOTHER_KEY);
        }
        KnownRole role = snapshot.of(session.accountId())
                .role(session.roleId())
                .orElseThrow(() -> new TokenRefused(Fault.EXPIRED));
        AccessKey key = new AccessKey(accessKeyId, session.accountId(), true, tokens.secret(accessKeyId));
        return new Credential(
                key,
                Principal.role(
                        session.accountId(),
                        role.id(),
                        role.name(),
                        session.name(),
                        session.policy(),
                        session.assumedBy()),
                session.expiresAt());
    }

    /** What a token says that counts still. */
    RoleSession session(String token) {
        RoleSession session = tokens.open(token);
        if (!clock.instant().isBefore(session.expiresAt()) || !snapshot.have(session.assumedBy())) {
            throw new TokenRefused(Fault.EXPIRED);
        }
        return session;
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
