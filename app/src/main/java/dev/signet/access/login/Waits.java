package dev.signet.access.login;

import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Waits that grow with each failure for one user, wherever the tries come from and whichever node hears them. A try counts
 * before it is heard, so that of many at once no more are heard than one after another.
 */
@Component
class Waits {

    private static final int DOUBLINGS = 20;

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    /** What is tried; each has its own count. */
    enum Of {
        PASSWORD("access_login_profile"),
        CODE("access_mfa_device");

        private final String table;

        Of(String table) {
            this.table = table;
        }
    }

    private record Tries(int count, Instant last, Instant waitUntil) {}

    Waits(JdbcClient jdbc, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * Counts a try as failed.
     *
     * @param free failures before the first wait
     * @return whether it is heard; there is nothing to count where nothing can be tried
     */
    @Transactional
    public boolean begin(Of of, long accountId, long userId, int free) {
        return jdbc.sql("select failed_tries, last_failed_ms, wait_until_ms from " + of.table
                        + " where account_id = ? and user_id = ? for update")
                .params(accountId, userId)
                .query((row, n) -> new Tries(
                        row.getInt(1), Instant.ofEpochMilli(row.getLong(2)), Instant.ofEpochMilli(row.getLong(3))))
                .optional()
                .map(tries -> begin(of, accountId, userId, free, tries))
                .orElse(true);
    }

    private boolean begin(Of of, long accountId, long userId, int free, Tries before) {
        Instant now = clock.instant();
        Duration longest = seconds("access.login.wait.longest.seconds");
        // A wait longer than any we give is a clock that was set back.
        if (now.isBefore(before.waitUntil()) && !before.waitUntil().isAfter(now.plus(longest))) {
            return false;
        }
        int count = before.last().plus(longest).isBefore(now) ? 1 : before.count() + 1;
        set(of, accountId, userId, count, count < free ? now : now.plus(wait(count - free, longest)));
        return true;
    }

    /** Once it came to waiting a right one takes back no more than its own try: somebody else may be guessing. */
    @Transactional
    public void succeeded(Of of, long accountId, long userId, int free) {
        jdbc.sql("update " + of.table
                        + " set failed_tries = if(failed_tries <= ?, 0, failed_tries - 1), wait_until_ms = 0"
                        + " where account_id = ? and user_id = ?")
                .params(free, accountId, userId)
                .update();
    }

    private Duration wait(int surplus, Duration longest) {
        Duration wait = seconds("access.login.wait.first.seconds").multipliedBy(1L << Math.min(surplus, DOUBLINGS));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private void set(Of of, long accountId, long userId, int count, Instant waitUntil) {
        jdbc.sql("update " + of.table + " set failed_tries = ?, last_failed_ms = ?, wait_until_ms = ?"
                        + " where account_id = ? and user_id = ?")
                .params(count, clock.millis(), waitUntil.toEpochMilli(), accountId, userId)
                .update();
    }

    private Duration seconds(String name) {
        return Duration.ofSeconds(rulebook.current().policies().number(name));
    }
}
