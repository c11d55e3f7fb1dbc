package dev.signet.access.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signet.platform.secret.KeyedHash;
import dev.signet.platform.secret.SecretBox;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Waits that grow with each failure, whichever node hears the tries: of one user from one network, and of one user from
 * anywhere. The first has no bound but the longest wait. The second is short, however much strangers try: a network from where
 * nobody has tried yet waits once, beginning with its first try, and is heard then. So nobody but those on one's own network
 * keeps one out for longer, while of many networks each pays for each of its tries. A try counts before it is heard, so that
 * of many at once no more are heard than one after another. Names that are nobody's are counted as all are.
 */
@Component
class Waits {

    private static final int DOUBLINGS = 20;
    private static final int SWEPT = 20;
    private static final Instant NEVER = Instant.EPOCH;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final ActiveRulebook rulebook;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private record Tries(byte[] key, int failed, Instant last, Instant waitUntil) {

        /** Since it was last forgotten. */
        boolean isFirst() {
            return failed == 0 && waitUntil.equals(NEVER);
        }

        Tries andOne(Instant now, Duration wait) {
            return new Tries(key, failed + 1, now, now.plus(wait));
        }
    }

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
     * @param network where the try comes from
     * @param free failures before the first wait
     * @return whether it is heard
     */
    boolean begin(String what, String network, int free) {
        sweep();
        return Boolean.TRUE.equals(
                transaction.execute(status -> begin(anywhere(what), from(network, what), free, clock.instant())));
    }

    private boolean begin(byte[] anywhere, byte[] here, int free, Instant now) {
        Tries all = lock(anywhere, now);
        Tries own = lock(here, now);
        // A wait longer than any we give is a clock that was set back.
        if (now.isBefore(own.waitUntil()) && !own.waitUntil().isAfter(now.plus(longest()))) {
            return false;
        }
        Duration byOthers = shorter(wait(all.failed() - free), seconds("access.login.wait.newcomer.seconds"));
        if (own.isFirst() && !byOthers.isZero()) {
            keep(new Tries(here, 0, now, now.plus(byOthers)));
            return false;
        }
        Duration byOwn = wait(own.failed() + 1 - free);
        keep(all.andOne(now, Duration.ZERO));
        keep(own.andOne(now, byOwn.compareTo(byOthers) > 0 ? byOwn : byOthers));
        return true;
    }

    /** Once it came to waiting a right one takes back no more than its own try: somebody else may be guessing. */
    void succeeded(String what, String network, int free) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            for (byte[] key : List.of(anywhere(what), from(network, what))) {
                Tries tries = lock(key, now);
                int left = tries.failed() <= free ? 0 : tries.failed() - 1;
                keep(new Tries(key, left, tries.last(), now));
            }
        });
    }

    private byte[] anywhere(String what) {
        return hash.digest(("anywhere\n" + what).getBytes(UTF_8));
    }

    private byte[] from(String network, String what) {
        return hash.digest(("from " + network + "\n" + what).getBytes(UTF_8));
    }

    private Tries lock(byte[] key, Instant now) {
        jdbc.sql("""
                        insert into access_login_tries (tried_hash, failed, last_failed_ms, wait_until_ms) values (?, 0, ?, ?)
                        on duplicate key update failed = failed""").params(key, now.toEpochMilli(), NEVER.toEpochMilli()).update();
        Tries kept = jdbc.sql("select * from access_login_tries where tried_hash = ?")
                .param(key)
                .query((row, n) -> new Tries(
                        key,
                        row.getInt("failed"),
                        Instant.ofEpochMilli(row.getLong("last_failed_ms")),
                        Instant.ofEpochMilli(row.getLong("wait_until_ms"))))
                .single();
        Instant quiet = kept.waitUntil().isAfter(kept.last()) ? kept.waitUntil() : kept.last();
        return quiet.plus(longest()).isBefore(now) ? new Tries(key, 0, now, NEVER) : kept;
    }

    private void keep(Tries tries) {
        jdbc.sql("update access_login_tries set failed = ?, last_failed_ms = ?, wait_until_ms = ? where tried_hash = ?")
                .params(
                        tries.failed(),
                        tries.last().toEpochMilli(),
                        tries.waitUntil().toEpochMilli(),
                        tries.key())
                .update();
    }

    /** @param surplus failures beyond the free ones; below 0 there is no wait */
    private Duration wait(int surplus) {
        if (surplus < 0) {
            return Duration.ZERO;
        }
        Duration first = seconds("access.login.wait.first.seconds");
        return shorter(first.multipliedBy(1L << Math.min(surplus, DOUBLINGS)), longest());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** By their keys, as tries themselves come at them: two that go at one row from two ends would stop one another. */
    private void sweep() {
        long old = clock.instant().minus(longest()).toEpochMilli();
        jdbc.sql("select tried_hash from access_login_tries where last_failed_ms < ? and wait_until_ms < ? limit ?")
                .params(old, old, SWEPT)
                .query((row, n) -> row.getBytes(1))
                .list()
                .forEach(key -> jdbc.sql("delete from access_login_tries where tried_hash = ? and last_failed_ms < ?"
                                + " and wait_until_ms < ?")
                        .params(key, old, old)
                        .update());
    }

    private Duration longest() {
        return seconds("access.login.wait.longest.seconds");
    }

    private Duration seconds(String name) {
        return Duration.ofSeconds(rulebook.current().policies().number(name));
    }
}
