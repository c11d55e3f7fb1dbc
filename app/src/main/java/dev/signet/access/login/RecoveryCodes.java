package dev.signet.access.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.login.SpokenSecrets;
import dev.signet.platform.secret.KeyedHash;
import dev.signet.platform.secret.SecretBox;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What opens the door once each when the phone is lost; shown once, kept as digests. */
@Component
class RecoveryCodes {

    private static final int PARTS = 3;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    RecoveryCodes(JdbcClient jdbc, SecretBox secrets, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.hash = secrets.keyedHash("recovery-code");
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Those from before are over. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<String> issue(long accountId, long userId) {
        forget(accountId, userId);
        List<String> codes =
                SpokenSecrets.several(PARTS, rulebook.current().policies().number("access.login.recovery-codes"));
        codes.forEach(
                code -> jdbc.sql("insert into access_recovery_code (account_id, user_id, code_hash) values (?, ?, ?)")
                        .params(accountId, userId, digest(accountId, userId, code))
                        .update());
        return codes;
    }

    /** Whether it was one that is left, however its letters are grouped; it is spent with that. */
    boolean take(long accountId, long userId, String code) {
        return jdbc.sql("""
                                update access_recovery_code set used_ms = ?
                                where account_id = ? and user_id = ? and code_hash = ? and used_ms is null""")
                        .params(clock.millis(), accountId, userId, digest(accountId, userId, code))
                        .update()
                == 1;
    }

    int left(long accountId, long userId) {
        return jdbc.sql(
                        "select count(*) from access_recovery_code where account_id = ? and user_id = ? and used_ms is null")
                .params(accountId, userId)
                .query(Integer.class)
                .single();
    }

    void forget(long accountId, long userId) {
        jdbc.sql("delete from access_recovery_code where account_id = ? and user_id = ?")
                .params(accountId, userId)
                .update();
    }

    private byte[] digest(long accountId, long userId, String code) {
        return hash.digest((accountId + "\n" + userId + "\n" + SpokenSecrets.written(code)).getBytes(UTF_8));
    }
}
