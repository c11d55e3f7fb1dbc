package dev.signet.sending.limit;

import dev.signet.platform.DataPlane;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.send.SendDesk;
import dev.signet.sending.store.RowValues;
import dev.signet.sending.store.Sql;
import dev.signet.sending.store.StoredRow;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The rows that make limits exact: whoever judges a message to a number holds the number's row until the commit. Rows
 * are always locked in the order of the numbers. A number without a row is inserted at the end; when another node was
 * faster, the duplicate key sends the whole batch round again.
 */
@Component
public class NumberHistories {

    private final JdbcTemplate jdbc;
    private final ActiveRulebook rulebook;

    NumberHistories(@DataPlane JdbcTemplate jdbc, ActiveRulebook rulebook) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
    }

    /** @param now asked once the rows are held */
    public Map<Long, NumberHistory> lock(Collection<Long> numbers, Supplier<Instant> now) {
        return read(numbers, now, " for update");
    }

    /** As they are now, held by nobody: for a forecast. */
    public Map<Long, NumberHistory> look(Collection<Long> numbers, Instant now) {
        return read(numbers, () -> now, "");
    }

    private Map<Long, NumberHistory> read(Collection<Long> numbers, Supplier<Instant> now, String suffix) {
        Map<Long, NumberHistory> histories = new HashMap<>(numbers.size() * 2);
        if (numbers.isEmpty()) {
            return histories;
        }
        jdbc.query(
                "select number, history, last_message_id from sending_number force index (primary) where number in ("
                        + Sql.list(numbers) + ") order by number" + suffix,
                row -> {
                    histories.put(
                            row.getLong(1),
                            new NumberHistory(
                                    row.getBytes(2),
                                    true,
                                    row.getLong(3),
                                    now.get().toEpochMilli()));
                });
        for (long number : numbers) {
            histories.computeIfAbsent(number, n -> NumberHistory.none());
        }
        return histories;
    }

    private record Row(long number, byte[] history, long lastMessageId) implements StoredRow {

        @Override
        public void to(RowValues values) throws SQLException {
            values.number(number).bytes(history).number(lastMessageId);
        }
    }

    public void save(Map<Long, NumberHistory> histories, Instant now) {
        Duration reach = SendDesk.of(rulebook.current().policies()).reach();
        List<Row> fresh = new ArrayList<>();
        List<Row> known = new ArrayList<>();
        new TreeMap<>(histories).forEach((number, history) -> {
            if (history.changed()) {
                (history.known() ? known : fresh)
                        .add(new Row(number, history.packed(now.toEpochMilli(), reach), history.lastMessageId()));
            }
        });
        String insert = "insert into sending_number (number, history, last_message_id) values (?, ?, ?)";
        Sql.insertRows(jdbc, insert, fresh);
        // The rows are locked, so that this only ever updates; as one statement for many rows it is much the faster
        // way.
        Sql.insertRows(
                jdbc,
                insert
                        + " on duplicate key update history = values(history), last_message_id = values(last_message_id)",
                known);
    }
}
