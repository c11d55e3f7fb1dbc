package dev.signet.sending.record;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.Columns;
import dev.signet.platform.DataPlane;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.text.Masks;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.store.Sql;
import dev.signet.sending.text.QuotedNumbers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The explanations of refused and deferred recipients (kept as long as the messages). Phone numbers are masked in all they
 * say: who reads them is not always who sent.
 */
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
        String rule = row.getString(4);
        Map<String, Object> facts = JsonText.read(json, row.getString(12), FACTS, "sending_decision");
        facts.replaceAll((name, value) -> value instanceof String text ? QuotedNumbers.masked(rule, text) : value);
        return new Decision(
                row.getString(1),
                Decision.Outcome.values()[row.getInt(2)],
                row.getString(3),
                rule,
                row.getString(5),
                row.getString(6),
                phone,
                QuotedNumbers.masked(rule, row.getString(8)),
                QuotedNumbers.masked(rule, row.getString(9)),
                Masks.phonesIn(row.getString(10)),
                Masks.phonesIn(row.getString(11)),
                facts,
                Columns.instant(row, 13),
                Instant.ofEpochMilli(row.getLong(14)));
    }
}
