package dev.signet.revenue.statement;

import dev.signet.platform.DataPlane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the lines of statements say, while they are compared. Nothing here begins a transaction: whoever takes a step does. */
@Component
class StatementLines {

    private static final String COLUMNS =
            "select line, carrier_id, number, parts, status, micros, at, message_id from revenue_statement_line";

    private final JdbcTemplate jdbc;

    StatementLines(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long id, List<StatementLine> lines) {
        jdbc.batchUpdate(
                "insert into revenue_statement_line (statement_id, line, carrier_id, number, parts, status, micros, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                lines.stream()
                        .map(line -> new Object[] {
                            id,
                            line.line(),
                            line.carrierId(),
                            line.number(),
                            line.parts(),
                            line.status().ordinal(),
                            line.micros(),
                            line.at() == null ? null : line.at().toEpochMilli()
                        })
                        .toList());
    }

    private static StatementLine line(ResultSet row, int n) throws SQLException {
        return new StatementLine(
                row.getInt(1),
                row.getString(2),
                row.getLong(3),
                row.getInt(4),
                TheirStatus.values()[row.getInt(5)],
                row.getObject(6, Long.class),
                row.getObject(7) == null ? null : Instant.ofEpochMilli(row.getLong(7)),
                row.getObject(8, Long.class));
    }

    List<StatementLine> of(long id, long after, int most) {
        return jdbc.query(
                COLUMNS + " where statement_id = ? and line > ? order by line limit ?",
                StatementLines::line,
                id,
                after,
                most);
    }

    /** The first line of each id and number among these ids. */
    Map<String, Integer> firstLines(long id, Collection<String> carrierIds) {
        Map<String, Integer> first = new HashMap<>();
        List<Object> values = new ArrayList<>(List.of(id));
        values.addAll(carrierIds);
        jdbc.query(
                "select carrier_id, number, min(line) from revenue_statement_line where statement_id = ? and carrier_id in ("
                        + String.join(", ", Collections.nCopies(carrierIds.size(), "?"))
                        + ") group by carrier_id, number",
                row -> {
                    first.put(key(row.getString(1), row.getLong(2)), row.getInt(3));
                },
                values.toArray());
        return first;
    }

    static String key(String carrierId, long number) {
        return carrierId + "\n" + number;
    }

    void match(long id, Map<Integer, Long> messages) {
        jdbc.batchUpdate(
                "update revenue_statement_line set message_id = ? where statement_id = ? and line = ?",
                messages.entrySet().stream()
                        .map(each -> new Object[] {each.getValue(), id, each.getKey()})
                        .toList());
    }

    /** Lines of the next messages that are matched, by message; a message is whole. */
    Map<Long, List<StatementLine>> byMessage(long id, long after, int most) {
        List<Long> messages = jdbc.queryForList(
                "select distinct message_id from revenue_statement_line where statement_id = ? and message_id > ?"
                        + " order by message_id limit ?",
                Long.class,
                id,
                after,
                most);
        Map<Long, List<StatementLine>> lines = new TreeMap<>();
        if (!messages.isEmpty()) {
            jdbc.query(
                    COLUMNS
                            + " where statement_id = ? and message_id > ? and message_id <= ? order by message_id, line",
                    row -> {
                        lines.computeIfAbsent(row.getLong(8), each -> new ArrayList<>())
                                .add(line(row, 0));
                    },
                    id,
                    after,
                    messages.get(messages.size() - 1));
        }
        return lines;
    }

    /** Which of these messages it names. */
    List<Long> named(long id, Collection<Long> messages) {
        List<Object> values = new ArrayList<>(List.of(id));
        values.addAll(messages);
        return jdbc.queryForList(
                "select distinct message_id from revenue_statement_line where statement_id = ? and message_id in ("
                        + String.join(", ", Collections.nCopies(messages.size(), "?")) + ")",
                Long.class,
                values.toArray());
    }
}
