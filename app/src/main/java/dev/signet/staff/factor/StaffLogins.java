package dev.signet.staff.factor;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When people logged in last, and which of their sessions are over. */
@Component
public class StaffLogins {

    private final JdbcClient jdbc;
    private final Clock clock;

    StaffLogins(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In a browser; tools log in with each call. */
    @Transactional
    public void loggedIn(String person) {
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
