package dev.signet.sending.record;

import dev.signet.platform.DataPlane;
import dev.signet.platform.text.WholeNumber;
import dev.signet.sending.message.ChargeState;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.record.MessageLife.Conversion;
import dev.signet.sending.record.MessageLife.Part;
import dev.signet.sending.record.MessageLife.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Follows one message through the tables that it left a trace in. Reads the data plane only, by id. */
@Component
public class MessageLives {

    private static final MessageState[] STATES = MessageState.values();
    private static final ChargeState[] CHARGES = ChargeState.values();
    private static final String BULK = "bulk-";

    private final JdbcTemplate jdbc;

    MessageLives(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is on record, if this account has a message under this id. */
    public Optional<MessageLife> find(long accountId, long id) {
        return first("""
                select request_id, carrier, charge, price_micros, package_id, voucher_id, deadline, state from sending_message
                where id = ? and account_id = ?""", (row, n) -> life(id, row), id, accountId);
    }

    private MessageLife life(long id, ResultSet row) throws SQLException {
        String requestId = row.getString("request_id");
        return new MessageLife(
                requestId,
                taskId(requestId),
                row.getString("carrier"),
                CHARGES[row.getInt("charge")],
                row.getLong("price_micros"),
                row.getObject("package_id", Long.class),
                row.getObject("voucher_id", Long.class),
                at(row, "deadline"),
                waiting(id),
                parts(id, STATES[row.getInt("state")].isFinal()),
                conversion(id));
    }

    /** {@code bulk-<task>-<portion>}. */
    private static @Nullable Long taskId(String requestId) {
        if (!requestId.startsWith(BULK)) {
            return null;
        }
        String[] parts = requestId.substring(BULK.length()).split("-", 2);
        return WholeNumber.parseId(parts[0]).stream().boxed().findFirst().orElse(null);
    }

    private @Nullable Waiting waiting(long id) {
        return first(
                        "select due_at, attempt from sending_dispatch where id = ?",
                        (row, n) -> new Waiting(at(row, "due_at"), row.getInt("attempt")),
                        id)
                .orElse(null);
    }

    /** @param ended whether the message has: parts keep their own end only while others of it are awaited */
    private List<Part> parts(long id, boolean ended) {
        return jdbc.query(
                "select carrier_message_id, taken_at, final from sending_part where message_id = ?"
                        + " order by taken_at, carrier_message_id",
                (row, n) -> new Part(
                        row.getString("carrier_message_id"), at(row, "taken_at"), ended || row.getBoolean("final")),
                id);
    }

    private @Nullable Conversion conversion(long id) {
        return first(
                        "select converted, reported_at from sending_conversion where message_id = ?",
                        (row, n) -> new Conversion(row.getBoolean("converted"), at(row, "reported_at")),
                        id)
                .orElse(null);
    }

    private <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... values) {
        return jdbc.query(sql, mapper, values).stream().findFirst();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
