package dev.signet.event.uplink;

import dev.signet.platform.DataPlane;
import dev.signet.platform.text.Masks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Uplinks of the last day whose sender is no number, as the carrier writes it. They are kept like all others, but whatever
 * they ask for is done for nobody.
 */
@Component
public class UnknownSenders {

    private static final Duration SHOWN = Duration.ofDays(1);
    private static final String OF_LAST_DAY = " from event_uplink where unknown_sender is not null and received_at > ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    UnknownSenders(@DataPlane JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param sender as the carrier writes it; what may be a phone number in it is masked */
    public record UnknownSender(String carrier, String sender, String accessNumber, Instant receivedAt) {}

    long count() {
        return jdbc.sql("select count(*)" + OF_LAST_DAY)
                .param(since())
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    public List<UnknownSender> newest(int rows) {
        return jdbc.sql("select carrier, unknown_sender, access_number, received_at" + OF_LAST_DAY
                        + " order by id desc limit ?")
                .params(since(), rows)
                .query((row, n) -> new UnknownSender(
                        row.getString(1),
                        Masks.phonesIn(row.getString(2)),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4))))
                .list();
    }

    private long since() {
        return clock.instant().minus(SHOWN).toEpochMilli();
    }
}
