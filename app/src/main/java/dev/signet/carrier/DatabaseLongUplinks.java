package dev.signet.carrier;

import dev.signet.carrier.smpp.UserData;
import dev.signet.platform.DataPlane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Parts in a table that all nodes share. Each part is committed before anybody looks whether all are there, so that of
 * two nodes one at least sees them together; should both, the text has the same id on both and is stored once.
 */
@Component
class DatabaseLongUplinks implements LongUplinks {

    /** Longer than a carrier takes to try another session or node. */
    static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Phones begin their references anew after 256 texts, some with each. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int LONGEST_ADDRESS = 24;
    private static final int LONGEST_ID = 80;
    private static final int AT_ONCE = 100;

    private static final String KEEP =
            """
            insert into carrier_uplink_part (carrier, source, destination, reference, total, number, data_coding, octets,
                carrier_message_id, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on duplicate key update
                handed_on = if(octets = values(octets), handed_on, false),
                received_at = if(octets = values(octets), received_at, values(received_at)),
                data_coding = values(data_coding), octets = values(octets)""";

    private static final String ONE_TEXT =
            " where carrier = ? and source = ? and destination = ? and reference = ? and total = ?";

    private static final String PARTS =
            """
            select carrier, source, destination, reference, total, number, data_coding, octets, carrier_message_id,
                received_at from carrier_uplink_part""";

    private record Key(String carrier, String from, String to, int reference, int total) {

        static Key of(UplinkPart part) {
            return new Key(
                    part.carrier(),
                    cut(part.from()),
                    cut(part.to()),
                    part.segment().reference(),
                    part.segment().total());
        }

        Object[] values() {
            return new Object[] {carrier, from, to, reference, total};
        }
    }

    private final JdbcTemplate jdbc;
    private Instant looked = Instant.EPOCH;

    DatabaseLongUplinks(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<LongUplink> keep(List<UplinkPart> parts) {
        jdbc.batchUpdate(KEEP, parts.stream().map(DatabaseLongUplinks::row).toList());
        Set<Key> keys = new LinkedHashSet<>();
        parts.forEach(part -> keys.add(Key.of(part)));
        return read(keys).stream().filter(LongUplink::isWhole).toList();
    }

    private static Object[] row(UplinkPart part) {
        Key key = Key.of(part);
        return new Object[] {
            key.carrier(),
            key.from(),
            key.to(),
            key.reference(),
            key.total(),
            part.segment().number(),
            part.dataCoding(),
            part.octets(),
            part.carrierMessageId() == null ? null : cut(part.carrierMessageId(), LONGEST_ID),
            part.receivedAt().toEpochMilli()
        };
    }

    private List<LongUplink> read(Set<Key> keys) {
        List<LongUplink> texts = new ArrayList<>();
        for (Key key : keys) {
            List<UplinkPart> there =
                    jdbc.query(PARTS + ONE_TEXT + " and not handed_on", DatabaseLongUplinks::part, key.values());
            if (!there.isEmpty()) {
                texts.add(new LongUplink(there));
            }
        }
        return texts;
    }

    @Override
    public List<LongUplink> overdue(Instant now) {
        if (Duration.between(looked, now).abs().compareTo(LOOK_EVERY) < 0) {
            return List.of();
        }
        looked = now;
        jdbc.update(
                "delete from carrier_uplink_part where handed_on and received_at < ?",
                now.minus(REMEMBERED).toEpochMilli());
        Set<Key> keys = new LinkedHashSet<>(jdbc.query(
                "select distinct carrier, source, destination, reference, total from carrier_uplink_part"
                        + " where not handed_on and received_at < ? limit ?",
                (row, n) -> key(row),
                now.minus(PATIENCE).toEpochMilli(),
                AT_ONCE));
        return read(keys);
    }

    @Override
    public void handedOn(List<LongUplink> texts) {
        for (LongUplink text : texts) {
            List<Object[]> rows = new ArrayList<>();
            Key key = Key.of(text.first());
            for (UplinkPart part : text.parts()) {
                rows.add(new Object[] {
                    key.carrier(), key.from(), key.to(), key.reference(), key.total(), part.segment().number()
                });
            }
            jdbc.batchUpdate("update carrier_uplink_part set handed_on = true" + ONE_TEXT + " and number = ?", rows);
        }
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getInt(5));
    }

    private static UplinkPart part(ResultSet row, int n) throws SQLException {
        Key key = key(row);
        return new UplinkPart(
                key.carrier(),
                key.from(),
                key.to(),
                new UserData.Segment(key.reference(), key.total(), row.getInt(6)),
                row.getInt(7),
                row.getBytes(8),
                row.getString(9),
                Instant.ofEpochMilli(row.getLong(10)));
    }

    private static String cut(String address) {
        return cut(address, LONGEST_ADDRESS);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
