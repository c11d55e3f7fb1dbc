package dev.signet.rulebook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which rulebooks have judged, by any node. That one cannot be written down keeps none from judging. */
@Component
class RulebookVersions {

    private static final Logger log = LoggerFactory.getLogger(RulebookVersions.class);

    private final JdbcClient jdbc;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    RulebookVersions(JdbcClient jdbc, ActiveRulebook rulebook, Clock clock) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        keep(rulebook.current().version());
    }

    @EventListener
    void activated(RulebookActivated activated) {
        keep(activated.version());
    }

    private void keep(String version) {
        long now = clock.millis();
        try {
            jdbc.sql("""
                            insert into rulebook_version (version, first_at_ms, last_at_ms) values (?, ?, ?)
                            on duplicate key update last_at_ms = greatest(last_at_ms, values(last_at_ms))""").params(version, now, now).update();
        } catch (DataAccessException e) {
            log.warn("that the rulebook {} judges could not be written down: {}", version, e.toString());
        }
    }

    /** Those that began last, newest first. */
    List<RulebookVersion> newest(int most) {
        return jdbc.sql("select * from rulebook_version order by last_at_ms desc limit ?")
                .param(most)
                .query((row, n) -> new RulebookVersion(
                        row.getString("version"),
                        Instant.ofEpochMilli(row.getLong("first_at_ms")),
                        Instant.ofEpochMilli(row.getLong("last_at_ms"))))
                .list();
    }
}
