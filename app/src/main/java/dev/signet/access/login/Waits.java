package dev.signet.access.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.secret.KeyedHash;
import dev.signet.platform.secret.SecretBox;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Waits that grow with each failure for one name, wherever the tries come from and whichever node hears them. A try counts
 * before it is heard, so that of many at once no more are heard than one after another. Names that are nobody's are counted
 * as all are.
 */
@Component
class Waits {

    private static final int DOUBLINGS = 20;
    private static final int SWEPT = 20;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final ActiveRulebook rulebook;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private record Tries(int failed, Instant last, Instant waitUntil) {}

    Waits(JdbcClient jdbc, SecretBox secrets, ActiveRulebook rulebook, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.hash = secrets.keyedHash("login-tries");
        this.rulebook = rulebook;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Counts a try as failed.
     *
     * @param what is tried, and for whom
     * @param free failures before the first wait
     * @return whether it is heard
     */
    boolean begin(String what, int free) {
        byte[] key = hash.digest(what.getBytes(UTF_8));
        sweep();
        return Boolean.TRUE.equals(transaction.execute(status -> begin(key, free)));
    }

    private boolean begin(byte[] key, int free) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into access_login_tries (tried_hash, failed, last_failed_ms, wait_until_ms) values (?, 0, ?, 0)
                        on duplicate key update failed = failed""").params(key, now.toEpochMilli()).update();
        Tries before = jdbc.sql("select * from access_login_tries where tried_hash = ?")
                .param(key)
                .query((row, n) -> new Tries(
                        row.getInt("failed"),
                        Instant.ofEpochMilli(row.getLong("last_failed_ms")),
                        Instant.ofEpochMilli(row.getLong("wait_until_ms"))))
                .single();
        // A wait longer than any we give is a clock that was set back.
        if (now.isBefore(before.waitUntil()) && !before.waitUntil().isAfter(now.plus(longest()))) {
            return false;
        }
        Instant quiet = before.waitUntil().isAfter(before.last()) ? before.waitUntil() : before.last();
        int failed = quiet.plus(longest()).isBefore(now) ? 1 : before.failed() + 1;
        Instant waitUntil = failed < free ? now : now.plus(wait(failed - free));
        jdbc.sql("update access_login_tries set failed = ?, last_failed_ms = ?, wait_until_ms = ? where tried_hash = ?")
                .params(failed, now.toEpochMilli(), waitUntil.toEpochMilli(), key)
                .update();
        return true;
    }

    /** Once it came to waiting a right one takes back no more than its own try: somebody else may be guessing. */
    void succeeded(String what, int free) {
        jdbc.sql("update access_login_tries set failed = if(failed <= ?, 0, failed - 1), wait_until_ms = 0"
                        + " where tried_hash = ?")
                .params(free, hash.digest(what.getBytes(UTF_8)))
                .update();
    }

    private Duration wait(int surplus) {
        Duration wait = seconds("access.login.wait.first.seconds").multipliedBy(1L << Math.min(surplus, DOUBLINGS));
        return wait.compareTo(longest()) > 0 ? longest() : wait;
    }

    /** By their keys, as tries themselves come at them: two that go at one row from two ends would stop one another. */
    private void sweep() {
        long old = clock.instant().minus(longest()).toEpochMilli();
        jdbc.sql("select tried_hash from access_login_tries where last_failed_ms < ? limit ?")
                .params(old, SWEPT)
                .query((row, n) -> row.getBytes(1))
                .list()
                .forEach(key -> jdbc.sql("delete from access_login_tries where tried_hash = ? and last_failed_ms < ?")
                        .params(key, old)
                        .update());
    }

    private Duration longest() {
        return seconds("access.login.wait.longest.seconds");
    }

    private Duration seconds(String name) {
        return Duration.ofSeconds(rulebook.current().policies().number(name));
    }
}
