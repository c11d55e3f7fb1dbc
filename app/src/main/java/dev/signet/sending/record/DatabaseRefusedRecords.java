package dev.signet.sending.record;

import dev.signet.blacklist.RefusedRecords;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.store.BizId;
import dev.signet.sending.store.MessageDays;
import dev.signet.sending.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds a failed message by what its account knows of it. */
@Component
class DatabaseRefusedRecords implements RefusedRecords {

    private static final String FIND = """
            select id, biz_id, number, kind, sign_name, template_code, content, error_code, decision_id, accepted_at
            from sending_message
            where account_id = ? and state in (?, ?)""";

    private static final TemplateKind[] KINDS = TemplateKind.values();

    private final JdbcTemplate jdbc;
    private final MessageDays days;

    DatabaseRefusedRecords(@DataPlane JdbcTemplate jdbc, MessageDays days) {
        this.jdbc = jdbc;
        this.days = days;
    }

    @Override
    public Optional<RefusedRecord> find(
            long accountId, String phoneNumber, LocalDate sendDate, @Nullable String bizId, @Nullable Long messageId) {
        List<Long> numbers = PhoneNumbers.meant(phoneNumber);
        OptionalLong biz = bizId == null ? OptionalLong.empty() : BizId.parse(bizId);
        if (numbers.isEmpty() || bizId != null && biz.isEmpty()) {
            return Optional.empty();
        }
        List<Object> arguments =
                new ArrayList<>(List.of(accountId, MessageState.FAILED.ordinal(), MessageState.REFUSED.ordinal()));
        String narrower =
                " and " + days.of(sendDate, sendDate).condition("") + " and number in (" + Sql.list(numbers) + ")";
        if (biz.isPresent()) {
            narrower += " and biz_id = ?";
            arguments.add(biz.getAsLong());
        }
        if (messageId != null) {
            narrower += " and id = ?";
            arguments.add(messageId);
        }
        return jdbc
                .query(FIND + narrower + " order by id desc limit 1", (row, n) -> record(row), arguments.toArray())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<RefusedRecord> find(long accountId, long messageId) {
        return jdbc
                .query(
                        FIND + " and id = ?",
                        (row, n) -> record(row),
                        accountId,
                        MessageState.FAILED.ordinal(),
                        MessageState.REFUSED.ordinal(),
                        messageId)
                .stream()
                .findFirst();
    }

    private static RefusedRecord record(ResultSet row) throws SQLException {
        String errorCode = row.getString(8);
        return new RefusedRecord(
                row.getLong(1),
                BizId.text(row.getLong(2)),
                row.getLong(3),
                KINDS[row.getInt(4)],
                row.getString(5),
                row.getString(6),
                row.getString(7),
                errorCode == null ? "" : errorCode,
                row.getString(9),
                Instant.ofEpochMilli(row.getLong(10)));
    }
}
