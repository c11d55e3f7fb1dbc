package dev.signet.sending.record;

import dev.signet.platform.DataPlane;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.MessageCounts;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.store.Sql;
import dev.signet.sending.text.ValuePlaces;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Messages that failed, by what they said, for whoever prepares to send them again (S7.2-9). Reads the data plane only. */
@Component
public class FailedMessages {

    private static final TemplateKind[] KINDS = TemplateKind.values();
    private static final String ON_THEIR_WAY_OR_THERE = Arrays.stream(MessageState.values())
            .filter(state -> state.shown() != SendStatus.FAILED)
            .map(state -> String.valueOf(state.ordinal()))
            .collect(Collectors.joining(", "));

    private static final String BLACKLISTED = MessageCounts.OF_THE_BLACKLIST.stream()
            .sorted()
            .map(code -> "'" + code + "'")
            .collect(Collectors.joining(", "));

    /** The bulk task that sent a message; 0 where none did. */
    private static final String TASK =
            "if(m.request_id like 'bulk-%', substring_index(substr(m.request_id, 6), '-', 1), 0)";

    /** Takes two instants; leaves out what the blacklist stopped. */
    private static final String WITHIN =
            " and m.accepted_at >= ? and m.accepted_at < ? and coalesce(m.error_code, '') not in (" + BLACKLISTED + ")";

    /** Takes the task as a text, as which it is compared to the last digit. */
    private static final String OF_WAY =
            " and " + TASK + " = ? and coalesce(m.error_code, '') = ? and coalesce(m.carrier_code, '') = ?";

    private final JdbcTemplate jdbc;
    private final SendRecords records;

    FailedMessages(@DataPlane JdbcTemplate jdbc, SendRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /**
     * In which way messages failed.
     *
     * @param task the bulk task that sent them; 0 where none did
     * @param errorCode as the account is told
     * @param carrierCode the carrier's own; null where it told none
     */
    public record Way(long task, String errorCode, @Nullable String carrierCode) {}

    /**
     * What failed of one template under one signature.
     *
     * @param withoutValues of the messages, those whose values are gone (RC-2): what they said cannot be told any more
     */
    public record FailedText(
            Way way, String signName, String templateCode, TemplateKind kind, long messages, long withoutValues) {}

    /** A message as it was sent. */
    public record Sent(long id, long number, String content) {}

    /** A day of an account. @param days of records (UTC+8) that it touches */
    private record Stretch(RecordFilter days, long from, long until) {

        static Stretch of(LocalDate day, ZoneId zone) {
            Instant from = day.atStartOfDay(zone).toInstant();
            Instant until = day.plusDays(1).atStartOfDay(zone).toInstant();
            RecordFilter days = RecordFilter.of(ChinaTime.dayOf(from))
                    .between(ChinaTime.dayOf(from), ChinaTime.dayOf(until.minusMillis(1)));
            return new Stretch(days.failed(), from.toEpochMilli(), until.toEpochMilli());
        }
    }

    /**
     * What failed on a day, most messages first; without what the blacklist stopped.
     *
     * @param zone whose day it is
     * @param way null for all
     */
    public List<FailedText> texts(long accountId, LocalDate day, ZoneId zone, @Nullable Way way, int most) {
        Stretch stretch = Stretch.of(day, zone);
        SendRecords.Condition condition = records.condition(accountId, stretch.days(), null);
        return jdbc.query(
                "select " + TASK + " task, coalesce(m.error_code, '') code, m.carrier_code, m.sign_name,"
                        + " m.template_code, m.kind, count(*) messages, coalesce(sum(m.value_places = ''), 0)"
                        + SendRecords.SOURCE + condition.text() + WITHIN
                        + (way == null ? "" : OF_WAY)
                        + " group by task, code, m.carrier_code, m.sign_name, m.template_code, m.kind"
                        + " order by messages desc, task, code, m.carrier_code, m.sign_name, m.template_code limit ?",
                (row, n) -> new FailedText(
                        new Way(row.getLong(1), row.getString(2), row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        KINDS[row.getInt(6)],
                        row.getLong(7),
                        row.getLong(8)),
                way == null
                        ? condition.and(stretch.from(), stretch.until(), most)
                        : condition.and(
                                stretch.from(),
                                stretch.until(),
                                Long.toString(way.task()),
                                way.errorCode(),
                                orEmpty(way.carrierCode()),
                                most));
    }

    /** The ids of the messages of such a text whose values are still there, the oldest first. */
    public List<Long> ids(long accountId, LocalDate day, ZoneId zone, FailedText text, int most) {
        Stretch stretch = Stretch.of(day, zone);
        SendRecords.Condition condition = records.condition(accountId, stretch.days(), null);
        return jdbc.queryForList(
                "select m.id" + SendRecords.SOURCE + condition.text() + WITHIN + OF_WAY
                        + " and m.sign_name = ? and m.template_code = ? and m.kind = ?"
                        + " and coalesce(m.value_places, '-') <> '" + ValuePlaces.GONE + "' order by m.id limit ?",
                Long.class,
                condition.and(
                        stretch.from(),
                        stretch.until(),
                        Long.toString(text.way().task()),
                        text.way().errorCode(),
                        orEmpty(text.way().carrierCode()),
                        text.signName(),
                        text.templateCode(),
                        text.kind().ordinal(),
                        most));
    }

    /**
     * Of these messages those whose number was not sent the same since, in the order of their ids.
     *
     * @param day of which they are
     * @param today until which is looked
     */
    public List<Sent> stillMissing(long accountId, Collection<Long> ids, LocalDate day, LocalDate today) {
        List<Sent> failed = jdbc.query(
                "select id, number, content from sending_message where id in (" + Sql.list(ids)
                        + ") and account_id = ? order by id",
                (row, n) -> new Sent(row.getLong(1), row.getLong(2), row.getString(3)),
                accountId);
        if (failed.isEmpty()) {
            return failed;
        }
        Map<Same, Long> since = sentSince(accountId, failed, day.minusDays(1), today.plusDays(1));
        return failed.stream()
                .filter(one -> since.getOrDefault(new Same(one.number(), one.content()), 0L) < one.id())
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private record Same(long number, String content) {}

    /** The last id of whatever these numbers were sent that did not fail. The days are the account's, and may be others' in UTC+8. */
    private Map<Same, Long> sentSince(long accountId, List<Sent> failed, LocalDate from, LocalDate to) {
        Set<Long> numbers = failed.stream().map(Sent::number).collect(Collectors.toSet());
        SendRecords.Condition condition =
                records.condition(accountId, RecordFilter.of(from).between(from, to), null);
        Map<Same, Long> last = new HashMap<>();
        jdbc.query(
                "select m.id, m.number, m.content" + SendRecords.SOURCE + condition.text() + " and m.number in ("
                        + Sql.list(numbers) + ") and m.id > ? and m.state in (" + ON_THEIR_WAY_OR_THERE + ")",
                row -> {
                    last.merge(new Same(row.getLong(2), row.getString(3)), row.getLong(1), Math::max);
                },
                condition.and(failed.get(0).id()));
        return last;
    }
}
