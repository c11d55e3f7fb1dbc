package dev.signet.sending.record;

import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.MessageCounts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How many messages failed for what, counted of the messages themselves. Reads the data plane only. */
@Component
public class FailureCounts {

    private static final String BLACKLISTED = MessageCounts.OF_THE_BLACKLIST.stream()
            .sorted()
            .map(code -> "'" + code + "'")
            .collect(Collectors.joining(", "));

    /** The bulk task that sent a message; 0 where none did. */
    static final String TASK = "if(m.request_id like 'bulk-%', substring_index(substr(m.request_id, 6), '-', 1), 0)";

    /** Takes two instants; leaves out what the blacklist stopped. */
    static final String WITHIN =
            " and m.accepted_at >= ? and m.accepted_at < ? and coalesce(m.error_code, '') not in (" + BLACKLISTED + ")";

    private final JdbcTemplate jdbc;
    private final SendRecords records;

    FailureCounts(@DataPlane JdbcTemplate jdbc, SendRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /**
     * What failed in one way.
     *
     * @param task the bulk task that sent it; 0 where none did
     * @param errorCode as the account is told
     * @param carrierCode the carrier's own; null where it told none
     * @param parts as messages are counted and priced (S7.2-3)
     */
    public record FailureCount(
            long task, String errorCode, @Nullable String carrierCode, long messages, long parts) {}

    /**
     * Those with most parts first. What the blacklist stopped is not among them (S7.2-2).
     *
     * @param filter whose state is of no matter: only failed messages are counted
     * @param kinds only messages of these
     * @param from only those that were accepted from then on, and before {@code until}
     */
    public List<FailureCount> of(
            long accountId, RecordFilter filter, Set<TemplateKind> kinds, Instant from, Instant until, int most) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        SendRecords.Condition condition = records.condition(accountId, filter.failed(), null);
        return jdbc.query(
                "select " + TASK + " task, coalesce(m.error_code, '') code, m.carrier_code, count(*),"
                        + " sum(m.segments) parts" + SendRecords.SOURCE + condition.text() + WITHIN
                        + " and m.kind in ("
                        + kinds.stream()
                                .map(kind -> String.valueOf(kind.ordinal()))
                                .collect(Collectors.joining(", "))
                        + ")"
                        + " group by task, code, m.carrier_code order by parts desc, task, code, m.carrier_code limit ?",
                (row, n) -> new FailureCount(
                        row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)),
                condition.and(from.toEpochMilli(), until.toEpochMilli(), most));
    }
}
