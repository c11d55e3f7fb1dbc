package dev.signet.sending.receipt;

import dev.signet.platform.AgedRows;
import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.rules.fact.Vendor;
import dev.signet.sending.message.MessageState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What carriers took, by the ids that they gave it, for longer than receipts are awaited: a carrier's statement of a month comes in
 * the next. Parts move from {@code sending_part} to {@code sending_part_kept} in the background. Reads lock nothing.
 */
@Component
public class TakenParts {

    /** How long a part waits for its receipt, and for a second one. */
    private static final Duration RECEIPTS_AWAITED = Duration.ofDays(8);

    /** A month, and more than two until its statement has been looked at. */
    private static final Duration KEPT = Duration.ofDays(100);

    /** A message may wait for its window, and for a carrier. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(8);

    private static final AgedRows AWAITED = new AgedRows("sending_part", "message_id", "taken_at", "true");
    private static final AgedRows OLD = new AgedRows("sending_part_kept", "message_id", "taken_at", "true");
    private static final MessageState[] STATES = MessageState.values();
    private static final Vendor[] VENDORS = Vendor.values();

    private final JdbcTemplate jdbc;

    TakenParts(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One part.
     *
     * @param id the carrier's, as it is stored
     * @param number where it went, with its country code; 0 where that was not kept
     */
    public record Taken(String id, long messageId, long number, Instant at) {}

    /**
     * A message, as a carrier has to do with it.
     *
     * @param vendor network of its number; null where that is not known
     * @param place province or country of its number; empty where that is not known
     * @param parts how many the carrier took
     * @param takenAt the first of them
     */
    public record Facts(
            long messageId,
            long accountId,
            @Nullable Vendor vendor,
            String place,
            MessageState state,
            int parts,
            Instant takenAt) {}

    /** Moves what has waited long enough, and forgets what was kept for long enough. Every step is small and safe to repeat. */
    public void tidy(int portion, Instant now) {
        Instant before = now.minus(RECEIPTS_AWAITED);
        AWAITED.delete(
                JdbcClient.create(jdbc),
                portion,
                before,
                now,
                (after, last) -> jdbc.update("""
                insert ignore into sending_part_kept (carrier, carrier_message_id, message_id, number, taken_at)
                select carrier, carrier_message_id, message_id, number, taken_at from sending_part
                where message_id > ? and message_id <= ? and taken_at < ? and taken_at > 0""", after, last, before.toEpochMilli()));
        OLD.delete(JdbcClient.create(jdbc), portion, now.minus(KEPT), now);
    }

    /** Parts that the carrier gave one of these ids, which it may have given to several. */
    public List<Taken> byId(String carrier, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String one = "select carrier_message_id, message_id, coalesce(number, 0), taken_at from %s where carrier = ?"
                + " and carrier_message_id in (" + places(ids) + ")";
        List<Object> values = new ArrayList<>();
        for (int table = 0; table < 2; table++) {
            values.add(carrier);
            values.addAll(ids);
        }
        return jdbc.query(
                both(one, " union "),
                (row, n) -> new Taken(
                        row.getString(1), row.getLong(2), row.getLong(3), Instant.ofEpochMilli(row.getLong(4))),
                values.toArray());
    }

    /**
     * Messages of which the carrier took something in a time, in the order of their ids.
     *
     * @param to not included
     * @param after only messages behind this one
     */
    public List<Long> messages(String carrier, Instant from, Instant to, long after, int most) {
        long first = Math.max(after, Ids.lowestAt(from.minus(LONGEST_WAIT)) - 1);
        String one = "(select distinct message_id m from %s where message_id > ? and carrier = ? and taken_at >= ?"
                + " and taken_at < ? order by message_id limit " + most + ")";
        List<Object> values = new ArrayList<>();
        for (int table = 0; table < 2; table++) {
            values.addAll(List.of(first, carrier, from.toEpochMilli(), to.toEpochMilli()));
        }
        return jdbc.queryForList(
                "select m from (" + both(one, " union ") + ") both_tables order by m limit " + most,
                Long.class,
                values.toArray());
    }

    /** By message; those whose records have gone are missing. */
    public Map<Long, Facts> facts(String carrier, Collection<Long> messageIds) {
        Map<Long, Facts> found = new HashMap<>();
        if (messageIds.isEmpty()) {
            return found;
        }
        String in = "(" + places(messageIds) + ")";
        String one =
                "select message_id, carrier_message_id, taken_at from %s where carrier = ? and message_id in " + in;
        List<Object> values = new ArrayList<>(List.of(carrier));
        values.addAll(messageIds);
        values.add(carrier);
        values.addAll(messageIds);
        values.addAll(messageIds);
        jdbc.query(
                "select m.id, m.account_id, m.vendor, coalesce(m.place, ''), m.state, p.parts, p.taken_at from"
                        + " (select message_id, count(*) parts, min(taken_at) taken_at from (" + both(one, " union ")
                        + ") each_part group by message_id) p join sending_message m on m.id = p.message_id where m.id in "
                        + in,
                row -> {
                    found.put(row.getLong(1), facts(row));
                },
                values.toArray());
        return found;
    }

    private static Facts facts(ResultSet row) throws SQLException {
        int vendor = row.getInt(3);
        return new Facts(
                row.getLong(1),
                row.getLong(2),
                row.wasNull() ? null : VENDORS[vendor],
                row.getString(4),
                STATES[row.getInt(5)],
                row.getInt(6),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    private static String both(String one, String between) {
        return one.formatted("sending_part") + between + one.formatted("sending_part_kept");
    }

    private static String places(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
