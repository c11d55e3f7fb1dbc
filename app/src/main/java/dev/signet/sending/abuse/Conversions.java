package dev.signet.sending.abuse;

import dev.signet.figures.LocalHours;
import dev.signet.figures.conversion.ConversionFigures;
import dev.signet.platform.DataPlane;
import dev.signet.platform.DataTransactions;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.message.MessageState;
import dev.signet.sending.number.PhoneNumbers;
import dev.signet.sending.store.BizId;
import dev.signet.sending.store.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What accounts report of their codes: which were used. Codes abroad go under international templates, which say nothing
 * of their purpose, so that every message under one may be reported. Those of verification templates feed the abuse monitor
 * (S11.1), which counts no others.
 */
@Component
public class Conversions {

    private static final TemplateKind[] KINDS = TemplateKind.values();
    private static final Duration COUNTS_FOR = Duration.ofDays(1);
    /** The messages of a send get their ids right after its receipt id; looking further would read other sends. */
    private static final long IDS_OF_TWO_SECONDS = 2000L << 22;

    private final JdbcTemplate jdbc;
    private final DataTransactions transactions;
    private final AbuseHours abuseHours;
    private final ConversionFigures figures;
    private final Clock clock;

    Conversions(
            @DataPlane JdbcTemplate jdbc,
            DataTransactions transactions,
            AbuseHours abuseHours,
            ConversionFigures figures,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.abuseHours = abuseHours;
        this.figures = figures;
        this.clock = clock;
    }

    /** @param monitored whether the abuse monitor counts it: it watches verification messages alone */
    private record Code(
            long messageId, boolean monitored, String signName, Instant acceptedAt, ConversionFigures.Place place) {}

    /**
     * Takes a report. Given again it counts once; given differently the last one holds.
     *
     * @param bizId the receipt id of the send
     * @param phoneNumber whose code it was; null for every number of that send
     * @param converted whether the code was used
     * @return to how many messages it applies; 0 when the account sent no verification or international message under this id within a day
     */
    public int report(long accountId, String bizId, @Nullable String phoneNumber, boolean converted) {
        OptionalLong biz = BizId.parse(bizId);
        List<Long> numbers = phoneNumber == null ? List.of() : PhoneNumbers.meant(phoneNumber);
        Instant now = clock.instant();
        if (biz.isEmpty() || phoneNumber != null && numbers.isEmpty()) {
            return 0;
        }
        List<Code> codes = codes(accountId, biz.getAsLong(), numbers, now.minus(COUNTS_FOR));
        codes.forEach(code -> transactions.run(() -> count(accountId, code, converted, now)));
        return codes.size();
    }

    private List<Code> codes(long accountId, long biz, List<Long> numbers, Instant since) {
        List<Object> arguments = new ArrayList<>(List.of(
                biz,
                biz + IDS_OF_TWO_SECONDS,
                accountId,
                biz,
                TemplateKind.VERIFICATION.ordinal(),
                TemplateKind.INTERNATIONAL.ordinal(),
                MessageState.REFUSED.ordinal(),
                since.toEpochMilli()));
        String sql = "select id, kind, sign_name, accepted_at, coalesce(counted_hour, -1), template_code,"
                + " coalesce(place, '') from sending_message where id > ? and id < ? and account_id = ?"
                + " and biz_id = ? and kind in (?, ?) and state <> ? and accepted_at >= ?";
        if (!numbers.isEmpty()) {
            sql += " and number in (" + Sql.list(numbers) + ")";
        }
        return jdbc.query(
                sql,
                (row, n) -> new Code(
                        row.getLong(1),
                        row.getInt(2) == TemplateKind.VERIFICATION.ordinal(),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        new ConversionFigures.Place(
                                accountId,
                                day(row.getInt(5), Instant.ofEpochMilli(row.getLong(4))),
                                KINDS[row.getInt(2)],
                                row.getString(6),
                                row.getString(7))),
                arguments.toArray());
    }

    /** What is not counted yet since an upgrade is of its day in UTC+8. */
    private static long day(int countedHour, Instant acceptedAt) {
        return countedHour < 0 ? ChinaTime.dayOf(acceptedAt).toEpochDay() : LocalHours.dayOf(countedHour);
    }

    private void count(long accountId, Code code, boolean converted, Instant now) {
        int added = jdbc.update(
                "insert ignore into sending_conversion (message_id, converted, reported_at) values (?, ?, ?)",
                code.messageId(),
                converted,
                now.toEpochMilli());
        int changed = added > 0
                ? 0
                : jdbc.update(
                        "update sending_conversion set converted = ?, reported_at = ? where message_id = ? and converted <> ?",
                        converted,
                        now.toEpochMilli(),
                        code.messageId(),
                        converted);
        if (added > 0 || changed > 0) {
            int used = converted ? 1 : changed > 0 ? -1 : 0;
            figures.count(code.place(), new ConversionFigures.Count(added, used));
        }
        if (code.monitored() && (added > 0 && converted || changed > 0)) {
            abuseHours.converted(accountId, code.signName(), code.acceptedAt(), converted ? 1 : -1);
        }
    }
}
