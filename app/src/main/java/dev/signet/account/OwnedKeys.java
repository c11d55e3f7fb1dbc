package dev.signet.account;

import dev.signet.platform.secret.PrivateFiles;
import dev.signet.platform.secret.SecretBox;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stored access keys by whose they are, for whoever administers them: who may, how many, and the traces of it are
 * their business.
 */
@Component
public class OwnedKeys {

    private static final int SECRET_BYTES = 24;
    private static final int KEY_ID_BYTES = 15;

    private final JdbcClient jdbc;
    private final SecretBox secrets;
    private final Clock clock;

    OwnedKeys(JdbcClient jdbc, SecretBox secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A key without its secret. */
    public record Owned(String id, boolean active, Instant createdAt) {}

    /** @param userId 0 for the account's own */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Owned> of(long accountId, long userId) {
        return jdbc.sql("""
                        select id, active, created_at from account_access_key
                        where account_id = ? and user_id = ? order by created_at, id""")
                .params(accountId, userId)
                .query((row, n) -> new Owned(
                        row.getString("id"),
                        row.getBoolean("active"),
                        row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }

    /** With a random id and secret; nobody can read the secret again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public AccessKey create(long accountId, long userId) {
        AccessKey key = new AccessKey(newId(), accountId, userId, true, newSecret());
        add(key);
        return key;
    }

    void add(AccessKey key) {
        jdbc.sql("""
                        insert into account_access_key (id, account_id, user_id, active, sealed_secret, created_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        key.id(),
                        key.accountId(),
                        key.userId(),
                        key.active(),
                        secrets.encrypt(key.secret(), sealContext(key.id())),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void setActive(String keyId, boolean active) {
        jdbc.sql("update account_access_key set active = ? where id = ?")
                .params(active, keyId)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(String keyId) {
        jdbc.sql("delete from account_access_key where id = ?").param(keyId).update();
    }

    String newId() {
        return "LTAI" + random(KEY_ID_BYTES).replace('_', 'x').replace('-', 'y');
    }

    String newSecret() {
        return random(SECRET_BYTES);
    }

    private static String random(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(PrivateFiles.random(bytes));
    }

    static String sealContext(String keyId) {
        return "access-key:" + keyId;
    }
}
