package dev.signet.staff.factor;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Network;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When people logged in last, who failed to, and which of their sessions are over. */
@Component
public class StaffLogins {

    private static final String PERSON = "person";
    private static final String ADDRESS = "address";
    /** Nobody is logged in who could have done it. */
    private static final String NOBODY = "system";

    /** One entry stands for all that fails in it. */
    private static final Duration ROUND = Duration.ofMinutes(10);

    private static final int REMEMBERED = 10_000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final Map<Failure, Instant> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Failure, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    StaffLogins(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was wrong. */
    public enum Wrong {
        PASSWORD,
        CODE
    }

    private record Failure(String person, String network, Wrong wrong) {}

    /**
     * Somebody failed to be this person. Guessing does not flood the trail: of one network it has an entry each ten minutes, on
     * each node.
     *
     * @param person one that there is; what else is typed as a name is nobody's business, and may be a password
     */
    @Transactional
    public void failed(String person, String address, Wrong wrong) {
        if (isFirst(new Failure(person, Network.of(address), wrong))) {
            audit.record(
                    NOBODY,
                    "person.login-failed",
                    PERSON,
                    person,
                    Map.of(ADDRESS, address, "wrong", wrong.name().toLowerCase(Locale.ROOT)));
        }
    }

    private synchronized boolean isFirst(Failure failure) {
        Instant now = clock.instant();
        Instant before = failures.get(failure);
        boolean first =
                before == null || before.isAfter(now) || !before.plus(ROUND).isAfter(now);
        if (first) {
            failures.remove(failure);
            failures.put(failure, now);
        }
        return first;
    }

    /** In a browser; tools log in with each call. */
    @Transactional
    public void loggedIn(String person, String address) {
        audit.record(person, "person.logged-in", PERSON, person, Map.of(ADDRESS, address));
        jdbc.sql("""
                        insert into staff_login (person, last_login_ms) values (?, ?)
                        on duplicate key update last_login_ms = values(last_login_ms)""").params(person, clock.millis()).update();
    }

    /** Of everybody who has ever. */
    @Transactional(readOnly = true)
    public Map<String, Instant> last() {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql("select person, last_login_ms from staff_login where last_login_ms is not null")
                .query(row -> {
                    last.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
                });
        return last;
    }

    /** All sessions of the person are over, on every node, when this is committed. */
    @Transactional
    public void endSessions(String person) {
        jdbc.sql("""
                        insert into staff_login (person, session_round) values (?, 1)
                        on duplicate key update session_round = session_round + 1""").param(person).update();
    }

    /**
     * What a session of the person's must have been begun with to go on: another after each end of sessions, and after each
     * change of the second factor.
     */
    @Transactional(readOnly = true)
    public String mark(String person) {
        return jdbc.sql("""
                        select coalesce((select session_round from staff_login where person = :person), 0),
                            coalesce((select bound_ms from staff_second_factor where person = :person), 0)""")
                .param("person", person)
                .query((row, n) -> row.getLong(1) + "/" + row.getLong(2))
                .single();
    }

    @Transactional
    public void forget(String person) {
        jdbc.sql("delete from staff_login where person = ?").param(person).update();
    }
}
