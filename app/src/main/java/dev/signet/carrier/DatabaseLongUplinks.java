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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Parts in a table that all nodes share. Each part is committed before anybody looks whether all are there, so that of
 * two nodes one at least sees them together; should both, the text has the same id on both and is stored once.
 *
 * <p>The texts under one reference follow each other in rounds. A part goes to the latest one, unless that has another part
 * of its number, or went on already: then it begins the next, and the one before gets nothing more. A part that was here
 * before may be the carrier's repetition as well as the equal part of the next text: it waits there, and a round of such
 * parts alone goes nowhere.
 */
@Component
class DatabaseLongUplinks implements LongUplinks {

    /** Longer than a carrier takes to try another session or node. */
    static final Duration PATIENCE = Duration.ofMinutes(2);
    /** So many texts a query; more are looked for at once. */
    static final int AT_ONCE = 100;
    /** Phones begin their references anew after 256 texts, some with each. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int LONGEST_ADDRESS = 24;
    private static final int LONGEST_ID = 80;

    private static final String OF_REFERENCE =
            " from carrier_uplink_part where carrier = ? and source = ? and destination = ? and reference = ? and total = ?";

    private static final String FIND = """
            select coalesce(max(round), -1), coalesce(max(if(number = ?, round, null)), -1),
                coalesce(max(if(handed_on, null, round)), -1),
                coalesce(max(number = ? and octets = ? and carrier_message_id <=> ?), false)""" + OF_REFERENCE;

    private static final String KEEP = """
            insert ignore into carrier_uplink_part (carrier, source, destination, reference, total, round, number, repeated,
                data_coding, octets, carrier_message_id, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String WAITING = "select round, count(*), max(not repeated)" + OF_REFERENCE
            + " and not handed_on group by round order by round";

    private static final String OVERDUE = """
            select carrier, source, destination, reference, total, round, max(not repeated) from carrier_uplink_part
            where handed_on = false group by carrier, source, destination, reference, total, round
            having min(received_at) < ? limit ?""";

    private static final String PARTS = "select number, data_coding, octets, carrier_message_id, received_at"
            + OF_REFERENCE + " and round = ? and not handed_on";

    private static final String HANDED_ON = """
            update carrier_uplink_part set handed_on = true where carrier = ? and source = ? and destination = ?
                and reference = ? and total = ? and round = ?""";

    private record Key(String carrier, String from, String to, int reference, int total) {

        static Key of(UplinkPart part) {
            return new Key(
                    part.carrier(),
                    cut(part.from(), LONGEST_ADDRESS),
                    cut(part.to(), LONGEST_ADDRESS),
                    part.segment().reference(),
                    part.segment().total());
        }

        Object[] and(@Nullable Object... more) {
            return Stream.concat(Stream.of(carrier, from, to, reference, total), Stream.of(more))
                    .toArray();
        }
    }

    /**
     * What there is under a reference; rounds are -1 where there is none.
     *
     * @param waiting the latest round with parts that did not go on
     * @param here whether the part itself is
     */
    private record Found(int latest, int latestWithNumber, int waiting, boolean here) {

        boolean isOpen() {
            return latest >= 0 && waiting == latest;
        }

        boolean misses() {
            return isOpen() && latestWithNumber < latest;
        }
    }

    /** @param anew whether it has a part that is no repetition */
    private record Round(Key key, int number, boolean anew) {}

    private final JdbcTemplate jdbc;
    private Instant looked = Instant.EPOCH;

    DatabaseLongUplinks(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<LongUplink> keep(List<UplinkPart> parts) {
        Set<Key> keys = new LinkedHashSet<>();
        for (UplinkPart part : parts) {
            Key key = Key.of(part);
            while (!keep(part, key)) {
                // Another node was there first.
            }
            keys.add(key);
        }
        return keys.stream().flatMap(key -> texts(ready(key)).stream()).toList();
    }

    private boolean keep(UplinkPart part, Key key) {
        int number = part.segment().number();
        String id = part.carrierMessageId() == null ? null : cut(part.carrierMessageId(), LONGEST_ID);
        Object[] wanted = Stream.concat(Stream.of(number, number, part.octets(), id), Stream.of(key.and()))
                .toArray();
        Found found = Objects.requireNonNull(jdbc.queryForObject(
                FIND, (row, n) -> new Found(row.getInt(1), row.getInt(2), row.getInt(3), row.getBoolean(4)), wanted));
        if (found.here() && found.isOpen() && !found.misses()) {
            return true;
        }
        int round = found.misses() ? found.latest() : found.latest() + 1;
        Object[] values = key.and(
                round,
                number,
                found.here(),
                part.dataCoding(),
                part.octets(),
                id,
                part.receivedAt().toEpochMilli());
        return jdbc.update(KEEP, values) == 1;
    }

    /** What is whole, and what another text followed. */
    private List<Round> ready(Key key) {
        List<Round> ready = new ArrayList<>();
        List<Integer> parts = new ArrayList<>();
        jdbc.query(
                WAITING,
                row -> {
                    ready.add(new Round(key, row.getInt(1), row.getBoolean(3)));
                    parts.add(row.getInt(2));
                },
                key.and());
        int last = ready.size() - 1;
        if (last >= 0 && parts.get(last) < key.total()) {
            ready.remove(last);
        }
        return ready;
    }

    @Override
    public List<LongUplink> overdue(Instant now) {
        if (Duration.between(looked, now).abs().compareTo(LOOK_EVERY) < 0) {
            return List.of();
        }
        jdbc.update(
                "delete from carrier_uplink_part where handed_on and received_at < ?",
                now.minus(REMEMBERED).toEpochMilli());
        List<Round> rounds = jdbc.query(
                OVERDUE,
                (row, n) -> new Round(
                        new Key(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getInt(5)),
                        row.getInt(6),
                        row.getBoolean(7)),
                now.minus(PATIENCE).toEpochMilli(),
                AT_ONCE);
        looked = rounds.size() == AT_ONCE ? Instant.EPOCH : now;
        return texts(rounds);
    }

    private List<LongUplink> texts(List<Round> rounds) {
        List<LongUplink> texts = new ArrayList<>();
        for (Round round : rounds) {
            Object[] values = round.key().and(round.number());
            if (!round.anew()) {
                jdbc.update(HANDED_ON, values);
                continue;
            }
            List<UplinkPart> parts = jdbc.query(PARTS, (row, n) -> part(round.key(), row), values);
            if (!parts.isEmpty()) {
                texts.add(new LongUplink(round.number(), parts));
            }
        }
        return texts;
    }

    @Override
    public void handedOn(LongUplink text) {
        Key key = Key.of(text.first());
        for (UplinkPart part : text.parts()) {
            jdbc.update(
                    HANDED_ON + " and number = ?",
                    key.and(text.round(), part.segment().number()));
        }
    }

    private static UplinkPart part(Key key, ResultSet row) throws SQLException {
        return new UplinkPart(
                key.carrier(),
                key.from(),
                key.to(),
                new UserData.Segment(key.reference(), key.total(), row.getInt(1)),
                row.getInt(2),
                row.getBytes(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
