package dev.signet.revenue.statement;

import dev.signet.platform.DataPlane;
import dev.signet.sending.message.MessageState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What was found of statements, as far as it is kept to be looked at. Nothing here begins a transaction: whoever takes a step does. */
@Component
class StatementDifferences {

    private final JdbcTemplate jdbc;

    StatementDifferences(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long id, List<Difference> differences) {
        jdbc.batchUpdate(
                "insert ignore into revenue_statement_difference (statement_id, kind, ref, line, carrier_id, message_id,"
                        + " account_id, their_parts, our_parts, their_status, our_state, their_micros, our_micros, at, note)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                differences.stream()
                        .map(each -> new Object[] {
                            id,
                            each.kind().ordinal(),
                            each.ref(),
                            each.line(),
                            each.carrierId(),
                            each.messageId(),
                            each.accountId(),
                            each.theirParts(),
                            each.ourParts(),
                            each.theirStatus() == null
                                    ? null
                                    : each.theirStatus().ordinal(),
                            each.ourState() == null ? null : each.ourState().ordinal(),
                            each.theirMicros(),
                            each.ourMicros(),
                            each.at() == null ? null : each.at().toEpochMilli(),
                            each.note()
                        })
                        .toList());
    }

    /** @param kind null for all of them, by kind */
    List<Difference> of(long id, @Nullable DifferenceKind kind, @Nullable Difference after, int most) {
        List<Object> values = new ArrayList<>(List.of(id));
        String sql = "select kind, ref, line, carrier_id, message_id, account_id, their_parts, our_parts, their_status,"
                + " our_state, their_micros, our_micros, at, note from revenue_statement_difference where statement_id = ?";
        if (kind != null) {
            sql += " and kind = ?";
            values.add(kind.ordinal());
        }
        if (after != null) {
            sql += " and (kind, ref) > (?, ?)";
            values.add(after.kind().ordinal());
            values.add(after.ref());
        }
        values.add(most);
        return jdbc.query(sql + " order by kind, ref limit ?", StatementDifferences::difference, values.toArray());
    }

    private static Difference difference(ResultSet row, int n) throws SQLException {
        Integer status = row.getObject(9, Integer.class);
        Integer state = row.getObject(10, Integer.class);
        Long at = row.getObject(13, Long.class);
        return new Difference(
                DifferenceKind.values()[row.getInt(1)],
                row.getLong(2),
                row.getInt(3),
                row.getString(4),
                row.getObject(5, Long.class),
                row.getObject(6, Long.class),
                row.getObject(7, Integer.class),
                row.getObject(8, Integer.class),
                status == null ? null : TheirStatus.values()[status],
                state == null ? null : MessageState.values()[state],
                row.getObject(11, Long.class),
                row.getObject(12, Long.class),
                at == null ? null : Instant.ofEpochMilli(at),
                row.getString(14));
    }

    /** How many were found of a kind. */
    long found(long id, DifferenceKind kind) {
        Long found = jdbc.queryForObject(
                "select found from revenue_statement_count where statement_id = ? and kind = ?"
                        + " union all select 0 limit 1",
                Long.class,
                id,
                kind.ordinal());
        return found == null ? 0 : found;
    }
}
