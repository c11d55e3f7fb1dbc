package dev.signet.sending.record;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Columns;
import dev.signet.platform.DataPlane;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.BlacklistKind;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.sending.message.BulkRequests;
import dev.signet.sending.message.ChargeState;
import dev.signet.sending.message.MessageCounts;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.message.SendStatus;
import dev.signet.sending.record.SendRecord.LogStatus;
import dev.signet.sending.record.SendRecord.PlatformRefusal;
import dev.signet.sending.store.BizId;
import dev.signet.sending.store.MessageDays;
import dev.signet.sending.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The records of what an account sent, kept as long as messages are (RG-5). Reads the data plane only.
 *
 * <p>Days are stretches of ids, and so partitions; within a partition the account's stretch of the index is all that is
 * read. Rows themselves are fetched by id, so that what is sorted is small.
 */
@Component
public class SendRecords {

    private static final TemplateKind[] KINDS = TemplateKind.values();
    private static final MessageState[] STATES = MessageState.values();

    /** Named, for statistics of a fresh partition make the optimizer read the whole day. */
    static final String SOURCE = " from sending_message m force index (sending_message_by_number)";

    private static final String COLUMNS = """
            m.id, m.account_id, m.biz_id, m.number, m.kind, m.international, m.state, m.error_code, m.carrier_code,
            m.sign_name, m.template_code, m.content, m.value_places = '' values_gone, m.segments, m.accepted_at,
            m.submitted_at, m.ended_at, m.out_id, m.sent_by, m.request_id like 'bulk-%' bulk, d.id decision_id, d.rule_id, d.message_zh,
            d.message_en, d.advice_zh, d.advice_en,
            json_value(d.facts, '$.list') blocked_by,
            exists (select 1 from sending_dispatch w
                where w.id = m.id and (w.attempt > 1 or w.attempt = 1 and w.state = 0)) tried_again""";

    private static final String BLACKLISTED = "(m.state = " + MessageState.REFUSED.ordinal()
            + " and coalesce(m.error_code, '') in ("
            + MessageCounts.OF_THE_BLACKLIST.stream().sorted().collect(Collectors.joining("', '", "'", "'")) + "))";

    private static final String BILLED =
            "m.charge in (" + ChargeState.RESERVED.ordinal() + ", " + ChargeState.SETTLED.ordinal() + ")";

    private static final String DOWN = "desc";

    /** One in so many may not be counted, or not match, for the newest to be enough. */
    private static final int A_FEW_MORE = 4;

    private final JdbcTemplate jdbc;
    private final MessageDays days;

    SendRecords(@DataPlane JdbcTemplate jdbc, MessageDays days) {
        this.jdbc = jdbc;
        this.days = days;
    }

    /** The record, if this account has one under this id. */
    public Optional<SendRecord> find(long accountId, long id) {
        return records(accountId, List.of(id)).stream().findFirst();
    }

    /** The ids of the newest records that match, newest first. */
    public List<Long> newest(long accountId, RecordFilter filter, int most) {
        Condition condition = condition(accountId, filter, null);
        return filter.counting().hours() == null
                ? ids(condition, DOWN, most)
                : counted(accountId, filter, condition, most);
    }

    /**
     * Nearly all of a day is counted: among the newest, which the index tells by itself, there are mostly enough, and only these
     * rows are read. Where there are not, all of the days are.
     */
    private List<Long> counted(long accountId, RecordFilter filter, Condition condition, int most) {
        RecordFilter days = RecordFilter.of(filter.from()).between(filter.from(), filter.to());
        int looked = most + most / A_FEW_MORE;
        List<Long> newest = ids(condition(accountId, days, null), DOWN, looked);
        if (newest.isEmpty()) {
            return newest;
        }
        List<Long> matching = jdbc.queryForList(
                "select m.id from sending_message m force index (primary)" + condition.text() + " and m.id in ("
                        + Sql.list(newest) + ") order by m.id desc limit ?",
                Long.class,
                condition.and(most));
        return matching.size() == most || newest.size() < looked ? matching : ids(condition, DOWN, most);
    }

    /** The ids of the records of the filter's days from {@code from} on that match, oldest first, at most so many. */
    public List<Long> oldest(long accountId, RecordFilter filter, Instant before, long most) {
        return ids(condition(accountId, filter, before), "asc", most);
    }

    /**
     * A message of a day that came with this request. No index leads there: at most so many of the account's messages of
     * that day are looked at.
     */
    public Optional<Long> ofRequest(long accountId, LocalDate day, String requestId, int most) {
        Condition ofTheDay = condition(accountId, RecordFilter.of(day), null);
        return jdbc
                .queryForList(
                        "select id from (select m.id, m.request_id" + SOURCE + ofTheDay.text()
                                + " limit ?) looked where request_id = ? limit 1",
                        Long.class,
                        ofTheDay.and(most, requestId))
                .stream()
                .findFirst();
    }

    private List<Long> ids(Condition condition, String direction, long most) {
        return jdbc.queryForList(
                "select m.id" + SOURCE + condition.text() + " order by m.id " + direction + " limit ?",
                Long.class,
                condition.and(most));
    }

    /** How many records that were accepted before this instant match; counts no further than {@code most}. */
    public long count(long accountId, RecordFilter filter, Instant before, long most) {
        LocalDate last = ChinaTime.dayOf(before);
        if (!filter.from().isBefore(last) || filter.to().isBefore(last)) {
            return counted(condition(accountId, filter, before), most);
        }
        // How many earlier days have the index tells by itself; only on the last one is every row asked for its time.
        long earlier = counted(condition(accountId, filter.between(filter.from(), last.minusDays(1)), before), most);
        return earlier == most
                ? most
                : earlier + counted(condition(accountId, filter.between(last, filter.to()), before), most - earlier);
    }

    private long counted(Condition condition, long most) {
        Long count = jdbc.queryForObject(
                "select count(*) from (select 1" + SOURCE + condition.text() + " limit ?) counted",
                Long.class,
                condition.and(most));
        return Objects.requireNonNullElse(count, 0L);
    }

    /** Records by id, those of other accounts left out, in the order of the ids. */
    public List<SendRecord> records(long accountId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, SendRecord> found = new HashMap<>(ids.size() * 2);
        jdbc.query(
                "select " + COLUMNS + " from sending_message m left join sending_decision d on d.id = m.decision_id"
                        + " where m.id in (" + Sql.list(ids) + ") and m.account_id = ?",
                row -> {
                    found.put(row.getLong("id"), record(row));
                },
                accountId);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** What these records are counted and priced as, all together. */
    public long parts(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        Long parts = jdbc.queryForObject(
                "select coalesce(sum(segments), 0) from sending_message where id in (" + Sql.list(ids) + ")",
                Long.class);
        return Objects.requireNonNullElse(parts, 0L);
    }

    /** The part of a statement that says which rows, and the values in it. */
    public record Condition(String text, List<Object> values) {

        Object[] and(Object... more) {
            List<Object> all = new ArrayList<>(values);
            all.addAll(Arrays.asList(more));
            return all.toArray();
        }
    }

    public Condition condition(long accountId, RecordFilter filter, @Nullable Instant before) {
        List<Object> values = new ArrayList<>(List.of(accountId));
        StringBuilder text = new StringBuilder(" where m.account_id = ? and ")
                .append(days.of(filter.from(), filter.to()).condition("m."));
        if (before != null && before.isBefore(ChinaTime.startOf(filter.to().plusDays(1)))) {
            narrow(text, values, "m.accepted_at < ?", before.toEpochMilli());
        }
        if (!filter.numbers().isEmpty()) {
            text.append(" and m.number in (").append(Sql.list(filter.numbers())).append(')');
        }
        narrow(text, values, "m.sign_name = ?", filter.signName());
        if (filter.templateCodes() != null) {
            oneOf(text, values, filter.templateCodes());
        }
        narrow(
                text,
                values,
                "m.kind = ?",
                filter.kind() == null ? null : filter.kind().ordinal());
        if (filter.state() != null) {
            text.append(" and m.state in (").append(states(filter.state())).append(')');
        }
        if (filter.errorCode() != null) {
            text.append(" and (m.error_code = ? or m.carrier_code = ?)");
            values.add(filter.errorCode());
            values.add(filter.errorCode());
        }
        from(text, values, filter.origin());
        asCounted(text, values, filter.counting());
        return new Condition(text.toString(), values);
    }

    private static void narrow(StringBuilder text, List<Object> values, String comparison, @Nullable Object value) {
        if (value != null) {
            text.append(" and ").append(comparison);
            values.add(value);
        }
    }

    private static void from(StringBuilder text, List<Object> values, RecordFilter.Origin origin) {
        if ("".equals(origin.sentBy())) {
            text.append(" and m.sent_by is null");
        } else {
            narrow(text, values, "m.sent_by = ?", origin.sentBy());
        }
        narrow(text, values, "m.biz_id = ?", origin.bizId());
        narrow(text, values, "m.request_id = ?", origin.requestId());
    }

    private static void asCounted(StringBuilder text, List<Object> values, RecordFilter.Counting counting) {
        RecordFilter.Hours hours = counting.hours();
        if (hours != null) {
            narrow(text, values, "m.counted_hour >= ?", hours.first());
            narrow(text, values, "m.counted_hour < ?", hours.end());
            text.append(" and not ").append(BLACKLISTED);
        }
        if (counting.abroad() != null) {
            text.append(" and m.kind ")
                    .append(counting.abroad() ? "= " : "<> ")
                    .append(TemplateKind.INTERNATIONAL.ordinal());
        }
        exactly(text, values, "m.error_code", counting.code());
        exactly(text, values, "m.carrier_code", counting.carrierCode());
        exactly(text, values, "m.place", counting.place());
        RecordFilter.Network network = counting.network();
        if (network == RecordFilter.Network.UNKNOWN) {
            text.append(" and m.vendor is null");
        } else if (network != null) {
            narrow(text, values, "m.vendor = ?", Vendor.valueOf(network.name()).ordinal());
        }
        if (counting.task() != null) {
            narrow(
                    text,
                    values,
                    counting.task() == 0 ? "m.request_id not like ?" : "m.request_id like ?",
                    BulkRequests.pattern(counting.task()));
        }
        if (counting.payer() != null) {
            text.append(" and ").append(BILLED).append(" and m.package_id is ");
            text.append(counting.payer() == RecordFilter.Payer.PACKAGE ? "not null" : "null");
        }
    }

    private static void exactly(StringBuilder text, List<Object> values, String column, @Nullable String value) {
        if (value != null) {
            text.append(" and coalesce(").append(column).append(", '') = ?");
            values.add(value);
        }
    }

    private static void oneOf(StringBuilder text, List<Object> values, Collection<String> codes) {
        text.append(" and ")
                .append(codes.isEmpty() ? "false" : "m.template_code in (?" + ", ?".repeat(codes.size() - 1) + ")");
        values.addAll(codes);
    }

    private static String states(SendStatus shown) {
        return Arrays.stream(STATES)
                .filter(state -> state.shown() == shown)
                .map(state -> String.valueOf(state.ordinal()))
                .collect(Collectors.joining(", "));
    }

    private static SendRecord record(ResultSet row) throws SQLException {
        MessageState state = STATES[row.getInt("state")];
        // One that was taken for ended and waits again still has that end in its row.
        boolean waits = state.shown() == SendStatus.WAITING;
        String errorCode = waits ? null : row.getString("error_code");
        return new SendRecord(
                row.getLong("id"),
                row.getLong("account_id"),
                BizId.text(row.getLong("biz_id")),
                row.getLong("number"),
                KINDS[row.getInt("kind")],
                row.getBoolean("international"),
                row.getBoolean("bulk"),
                state.shown(),
                log(state, row.getBoolean("tried_again")),
                errorCode == null ? "" : errorCode,
                row.getString("carrier_code"),
                row.getString("sign_name"),
                row.getString("template_code"),
                row.getString("content"),
                row.getBoolean("values_gone"),
                row.getInt("segments"),
                Instant.ofEpochMilli(row.getLong("accepted_at")),
                Columns.instant(row, "submitted_at"),
                waits ? null : Columns.instant(row, "ended_at"),
                row.getString("out_id"),
                row.getString("sent_by"),
                row.getString("decision_id"),
                state == MessageState.REFUSED ? refusal(row) : null);
    }

    private static LogStatus log(MessageState state, boolean triedAgain) {
        return switch (state) {
            case ACCEPTED -> triedAgain ? LogStatus.RETRY : LogStatus.INITIAL;
            case SUBMITTED -> LogStatus.WAITING_FOR_REPORT;
            case DELIVERED -> LogStatus.SUCCEEDED;
            case FAILED, REFUSED, UNKNOWN -> LogStatus.GIVEN_UP;
        };
    }

    private static @Nullable PlatformRefusal refusal(ResultSet row) throws SQLException {
        String decision = row.getString("decision_id");
        if (decision == null) {
            return null;
        }
        return new PlatformRefusal(
                decision,
                row.getString("rule_id"),
                new Bilingual(row.getString("message_zh"), row.getString("message_en")),
                new Bilingual(row.getString("advice_zh"), row.getString("advice_en")),
                list(row.getString("blocked_by")));
    }

    /** Other rules may keep a fact of that name too. */
    private static @Nullable BlacklistKind list(@Nullable String name) {
        return Arrays.stream(BlacklistKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
