package dev.signet.sending.record;

import dev.signet.platform.Columns;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Refusal;
import dev.signet.platform.time.ChinaTime;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.number.PhoneNumber;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.store.BizId;
import dev.signet.sending.store.MessageDays;
import dev.signet.sending.store.Sql;
import dev.signet.sending.text.SendTexts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The record of what was sent to one number on one day, as {@code QuerySendDetails} shows it. A day is a stretch of ids,
 * so that a query reads one partition and one stretch of its index.
 */
@Component
public class SendDetails {

    private static final int DAYS = 30;
    private static final int MOST_PER_PAGE = 50;
    private static final MessageState[] STATES = MessageState.values();

    private final JdbcTemplate jdbc;
    private final MessageDays days;
    private final Clock clock;

    SendDetails(@DataPlane JdbcTemplate jdbc, MessageDays days, Clock clock) {
        this.jdbc = jdbc;
        this.days = days;
        this.clock = clock;
    }

    /**
     * One page of one day's messages to one number, newest first.
     *
     * @param phoneNumber in any form the send actions take
     * @param sendDate the day in UTC+8; within the last 30 days (S9.1-2)
     * @param bizId narrows to one send call; null for all
     * @param page from 1
     * @param pageSize 1 to 50
     * @throws Refusal {@code isv.INVALID_PARAMETERS} for a day, page or size out of range, {@code
     *     isv.MOBILE_NUMBER_ILLEGAL} for a number that is none
     */
    public SendDetailsPage query(
            long accountId, String phoneNumber, LocalDate sendDate, @Nullable String bizId, int page, int pageSize) {
        LocalDate today = ChinaTime.today(clock);
        check(sendDate, today, page, pageSize);
        List<Long> numbers = PhoneNumbers.meant(phoneNumber);
        if (numbers.isEmpty()) {
            throw refusal("isv.MOBILE_NUMBER_ILLEGAL", "number", phoneNumber);
        }
        List<Object> arguments = new ArrayList<>(List.of(accountId));
        String where = " from sending_message where account_id = ? and number in (" + Sql.list(numbers) + ") and "
                + days.of(sendDate, sendDate).condition("");
        if (bizId != null && !bizId.isEmpty()) {
            OptionalLong id = BizId.parse(bizId);
            if (id.isEmpty()) {
                return new SendDetailsPage(0, List.of());
            }
            where += " and biz_id = ?";
            arguments.add(id.getAsLong());
        }
        Long total = jdbc.queryForObject("select count(*)" + where, Long.class, arguments.toArray());
        if (sendDate.isAfter(today) && (total == null || total == 0)) {
            throw notAsked(sendDate); // a day ahead has messages where the clock was ahead
        }
        arguments.add(pageSize);
        arguments.add((long) (page - 1) * pageSize);
        List<SendDetail> rows = jdbc.query(
                "select id, biz_id, number, state, error_code, template_code, content, segments, accepted_at, ended_at,"
                        + " out_id, decision_id" + where + " order by id desc limit ? offset ?",
                (row, n) -> detail(row),
                arguments.toArray());
        return new SendDetailsPage(total == null ? 0 : total, rows);
    }

    private static Refusal notAsked(LocalDate sendDate) {
        return refusal("isv.INVALID_PARAMETERS", "sendDate", sendDate.toString(), String.valueOf(DAYS));
    }

    private static void check(LocalDate sendDate, LocalDate today, int page, int pageSize) {
        if (sendDate.isBefore(today.minusDays(DAYS))) {
            throw notAsked(sendDate);
        }
        if (page < 1) {
            throw refusal("isv.INVALID_PARAMETERS", "page", String.valueOf(page));
        }
        if (pageSize < 1 || pageSize > MOST_PER_PAGE) {
            throw refusal(
                    "isv.INVALID_PARAMETERS", "pageSize", String.valueOf(pageSize), String.valueOf(MOST_PER_PAGE));
        }
    }

    private static Refusal refusal(String code, String reason, Object... values) {
        return new Refusal(code, SendTexts.text(reason + ".message", values));
    }

    private static SendDetail detail(ResultSet row) throws SQLException {
        MessageState state = STATES[row.getInt(4)];
        // One that was taken for ended and waits again still has that end in its row.
        boolean waits = state.shown() == SendStatus.WAITING;
        String errorCode = waits ? null : row.getString(5);
        return new SendDetail(
                row.getLong(1),
                BizId.text(row.getLong(2)),
                PhoneNumber.shown(row.getLong(3)),
                state.shown(),
                errorCode == null ? "" : errorCode,
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                Instant.ofEpochMilli(row.getLong(9)),
                waits ? null : Columns.instant(row, 10),
                row.getString(11),
                row.getString(12));
    }
}
