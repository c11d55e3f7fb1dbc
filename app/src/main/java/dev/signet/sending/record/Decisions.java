package dev.signet.sending.record;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Columns;
import dev.signet.platform.DataPlane;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.text.Masks;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The explanations of refused and deferred recipients (kept as long as the messages). */
@Component
public class Decisions {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    Decisions(@DataPlane JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The decision, if this account has one under this id. */
    public Optional<Decision> find(long accountId, String decisionId) {
        return jdbc.query("""
                        select id, outcome, code, rule_id, rulebook, request_id, number, message_zh, message_en,
                            advice_zh, advice_en, facts, earliest, decided_at
                        from sending_decision where id = ? and account_id = ?""", (row, n) -> decision(row), Sql.id(decisionId), accountId).stream()
                .findFirst();
    }

    private Decision decision(ResultSet row) throws SQLException {
        long number = row.getLong(7);
        String phone = row.wasNull() ? "" : Masks.phone(PhoneNumber.shown(number));
        return new Decision(
                row.getString(1),
                Decision.Outcome.values()[row.getInt(2)],
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                phone,
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                JsonText.read(json, row.getString(12), FACTS, "sending_decision"),
                Columns.instant(row, 13),
                Instant.ofEpochMilli(row.getLong(14)));
    }
}
