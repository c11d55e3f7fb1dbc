package dev.signet.sending.admission;

import dev.signet.sending.record.Decision;
import dev.signet.sending.store.RowValues;
import dev.signet.sending.store.StoredRow;
import dev.signet.sending.text.Fault;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sending_decision}: why something did not go, or goes later.
 *
 * @param number null where the request as a whole is meant
 * @param facts of the reason, as JSON
 */
record NewDecision(
        long id,
        long accountId,
        @Nullable Long number,
        Decision.Outcome outcome,
        Fault reason,
        String rulebook,
        String requestId,
        String facts,
        Instant decidedAt)
        implements StoredRow {

    static final String INSERT = """
            insert into sending_decision (id, account_id, number, outcome, code, rule_id, rulebook, request_id,
                message_zh, message_en, advice_zh, advice_en, facts, earliest, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    @Override
    public void to(RowValues values) throws SQLException {
        values.number(id)
                .number(accountId)
                .number(number)
                .place(outcome)
                .text(reason.code())
                .text(reason.ruleId())
                .text(rulebook)
                .text(requestId)
                .text(reason.message().zh())
                .text(reason.message().en())
                .text(reason.advice().zh())
                .text(reason.advice().en())
                .text(facts)
                .time(reason.earliest())
                .time(decidedAt);
    }
}
