package dev.signet.access.ram;

import dev.signet.account.AccessKey;
import dev.signet.account.ApiCaller;
import dev.signet.account.OwnedKeys;
import dev.signet.account.OwnedKeys.Owned;
import dev.signet.account.Principal;
import dev.signet.platform.Refusal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The access keys of an account's users. Where no user is named they are the caller's own. */
@Service
public class AccessKeysOfUsers {

    private static final String SUBJECT = "ram-user";
    private static final String KEY = "User.AccessKey";

    private final JdbcClient jdbc;
    private final Changes changes;
    private final AccessUsers users;
    private final OwnedKeys keys;

    AccessKeysOfUsers(JdbcClient jdbc, Changes changes, AccessUsers users, OwnedKeys keys) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.users = users;
        this.keys = keys;
    }

    /**
     * The answer is the only time that the secret is told.
     *
     * @throws Refusal {@code LimitExceeded.User.AccessKey}, {@code EntityNotExist.User}
     */
    @Transactional
    public AccessKey create(ApiCaller caller, @Nullable String userName) {
        changes.begin(caller);
        long userId = owner(caller, userName);
        int most = changes.limit("access.keys-per-user.max");
        if (keys.of(caller.accountId(), userId).size() >= most) {
            throw Changes.full(KEY, most);
        }
        AccessKey key = keys.create(caller.accountId(), userId);
        done(caller, "key-created", userId, key.id());
        return key;
    }

    @Transactional(readOnly = true)
    public List<Owned> of(ApiCaller caller, @Nullable String userName) {
        return keys.of(caller.accountId(), owner(caller, userName));
    }

    /** @throws Refusal {@code EntityNotExist.User.AccessKey} */
    @Transactional
    public void setActive(ApiCaller caller, @Nullable String userName, String keyId, boolean active) {
        changes.begin(caller);
        long userId = owner(caller, userName);
        require(caller, userId, keyId);
        keys.setActive(keyId, active);
        done(caller, active ? "key-activated" : "key-deactivated", userId, keyId);
    }

    /** @throws Refusal {@code EntityNotExist.User.AccessKey} */
    @Transactional
    public void delete(ApiCaller caller, @Nullable String userName, String keyId) {
        changes.begin(caller);
        long userId = owner(caller, userName);
        require(caller, userId, keyId);
        keys.delete(keyId);
        jdbc.sql("delete from access_key_use where key_id = ?").param(keyId).update();
        jdbc.sql("delete from access_key_policy where key_id = ?").param(keyId).update();
        done(caller, "key-deleted", userId, keyId);
    }

    /** To the minute; empty where it was never used. @throws Refusal {@code EntityNotExist.User.AccessKey} */
    @Transactional(readOnly = true)
    public Optional<Instant> lastUsed(ApiCaller caller, @Nullable String userName, String keyId) {
        require(caller, owner(caller, userName), keyId);
        return jdbc.sql("select used_at from access_key_use where key_id = ?")
                .param(keyId)
                .query((row, n) -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .optional();
    }

    void require(ApiCaller caller, long userId, String keyId) {
        if (keys.of(caller.accountId(), userId).stream()
                .noneMatch(key -> key.id().equals(keyId))) {
            throw Changes.unknown(KEY, keyId);
        }
    }

    /** Who is in a session of a role has no keys. */
    long owner(ApiCaller caller, @Nullable String userName) {
        if (userName != null) {
            return users.get(caller.accountId(), userName).id();
        }
        if (caller.principal().kind() == Principal.Kind.ROLE) {
            throw Changes.TEXTS.refusal("EntityNotExist.User", "keys.of-role");
        }
        return caller.principal().id();
    }

    private void done(ApiCaller caller, String action, long userId, String keyId) {
        changes.done(caller, action, SUBJECT, userId, Map.of("key", keyId));
    }
}
