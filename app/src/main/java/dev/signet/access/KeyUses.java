package dev.signet.access;

import dev.signet.access.session.SessionTokens;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When each access key was last used. It is noted in memory with every request and written now and then by each node for
 * what it has seen itself, so that a request costs no statement.
 */
@Component
public class KeyUses {

    private static final long WRITTEN_EVERY_MS = 60_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    KeyUses(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A request was signed with the key; those of sessions are not asked about. */
    public void note(String accessKeyId) {
        if (!SessionTokens.isSessionKey(accessKeyId)) {
            noted.put(accessKeyId, clock.instant());
        }
    }

    /** What cannot be written now is tried again. */
    @Scheduled(fixedDelay = WRITTEN_EVERY_MS)
    public void write() {
        List<Map.Entry<String, Instant>> seen = List.copyOf(noted.entrySet());
        jdbc.batchUpdate(
                """
                insert into access_key_use (key_id, used_at) values (?, ?)
                on duplicate key update used_at = greatest(used_at, values(used_at))""",
                seen.stream()
                        .map(use ->
                                new Object[] {use.getKey(), LocalDateTime.ofInstant(use.getValue(), ZoneOffset.UTC)})
                        .toList());
        seen.forEach(use -> noted.remove(use.getKey(), use.getValue()));
    }
}
