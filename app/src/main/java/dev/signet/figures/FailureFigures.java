package dev.signet.figures;

import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.TemplateKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How many messages failed for what on a day, as the figures have it (S7.2-9): as of {@link Figures#asOf}, of days whose messages
 * are still there. What the blacklist stopped is not among them (S7.2-2).
 */
@Component
public class FailureFigures {

    private final JdbcTemplate jdbc;

    FailureFigures(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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
     * Those with most parts first.
     *
     * @param day of the account's zone
     * @param kinds only messages of these
     * @param templates any of these codes; null for all
     * @param signature null for all
     */
    public List<FailureCount> of(
            long accountId,
            LocalDate day,
            Set<TemplateKind> kinds,
            @Nullable Set<String> templates,
            @Nullable String signature,
            int most) {
        if (kinds.isEmpty() || templates != null && templates.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(accountId, Dimension.FAILURE.ordinal(), day.toEpochDay()));
        StringBuilder narrower = new StringBuilder(" and substring_index(detail, '/', 1) in ("
                + kinds.stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", ")) + ")");
        if (templates != null) {
            narrower.append(
                    " and substring(substring_index(detail, '" + Cell.AND + "', 1), locate('/', detail) + 1) in ("
                            + String.join(", ", Collections.nCopies(templates.size(), "?")) + ")");
            values.addAll(templates);
        }
        if (signature != null) {
            narrower.append(" and substring_index(detail, '" + Cell.AND + "', -1) = ?");
            values.add(signature);
        }
        values.add(most);
        return jdbc.query(
                "select value, sum(messages) n, sum(parts) p from figures_day where account_id = ? and dimension = ? and day = ?"
                        + narrower
                        + " group by value having n <> 0 order by p desc, cast(value as unsigned), value limit ?",
                (row, n) -> count(row.getString(1), row.getLong(2), row.getLong(3)),
                values.toArray());
    }

    private static FailureCount count(String value, long messages, long parts) {
        int code = value.indexOf(Cell.AND);
        int carrierCode = value.indexOf(Cell.AND, code + 1);
        String ofCarrier = value.substring(carrierCode + 1);
        return new FailureCount(
                Long.parseLong(value.substring(0, code)),
                value.substring(code + 1, carrierCode),
                ofCarrier.isEmpty() ? null : ofCarrier,
                messages,
                parts);
    }
}
