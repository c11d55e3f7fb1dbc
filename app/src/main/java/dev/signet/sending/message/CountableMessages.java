package dev.signet.sending.message;

import dev.signet.figures.Cell;
import dev.signet.figures.Latency;
import dev.signet.figures.LocalHours;
import dev.signet.figures.Measure;
import dev.signet.figures.StoredMessages;
import dev.signet.figures.Sums;
import dev.signet.platform.DataPlane;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.store.MessageDays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What each stored message comes to, as the database tells, for whoever counts them again: by a statement that shares nothing
 * with how they are counted one by one. The database does not sum them up: most differ in something, and a temporary table of
 * a million groups takes it eight times as long as to give them away.
 */
@Component
public class CountableMessages implements StoredMessages {

    /** Rows that the driver holds at a time. */
    private static final int FETCHED = 1000;

    private static final TemplateKind[] KINDS = TemplateKind.values();

    private static final String WAITING =
            "(state in (" + MessageState.ACCEPTED.ordinal() + ", " + MessageState.SUBMITTED.ordinal() + "))";
    private static final String DELIVERED = "(state = " + MessageState.DELIVERED.ordinal() + ")";
    private static final String REFUSED = "state = " + MessageState.REFUSED.ordinal();
    private static final String BLOCKED = "(" + REFUSED + " and error_code in ("
            + MessageCounts.OF_THE_BLACKLIST.stream()
                    .map(code -> "'" + code + "'")
                    .collect(Collectors.joining(", "))
            + "))";
    private static final String BILLED =
            "charge in (" + ChargeState.RESERVED.ordinal() + ", " + ChargeState.SETTLED.ordinal() + ")";

    private static final String SELECT = """
            select account_id, counted_hour, sign_name, template_code, kind, coalesce(place, ''), vendor,
                if(%1$s, '', coalesce(carrier, '')) c, if(%1$s, '', coalesce(error_code, '')) e,
                if(%1$s, '', coalesce(carrier_code, '')) cc, coalesce(sent_by, ''), coalesce(tag_set, 0),
                if(request_id like 'bulk-%%', cast(substring_index(substr(request_id, 6), '-', 1) as unsigned), 0) t, %2$s
            from sending_message where counted_hour is not null and\s""".formatted(WAITING, amounts());

    private static final int KEYS = 13;

    private final JdbcTemplate jdbc;
    private final MessageDays days;

    CountableMessages(@DataPlane JdbcTemplate jdbc, MessageDays days) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCHED);
        this.days = days;
    }

    /** No zone's day begins or ends more than a day apart from the mainland's. */
    @Override
    public void count(LocalDate day, BiConsumer<Cell, Sums> each) {
        read(
                days.of(day.minusDays(1), day.plusDays(1)).condition("") + " and counted_hour >= "
                        + LocalHours.first(day) + " and counted_hour < " + LocalHours.first(day.plusDays(1)),
                each);
    }

    /** The same for messages after one and up to another. */
    public void count(long after, long last, BiConsumer<Cell, Sums> each) {
        read("id > " + after + " and id <= " + last, each);
    }

    private void read(String condition, BiConsumer<Cell, Sums> each) {
        jdbc.query(SELECT + condition, row -> {
            each.accept(cell(row), Sums.read(row, KEYS + 1));
        });
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                KINDS[row.getInt(5)],
                row.getString(6),
                CountedAs.vendor(row, 7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getLong(12),
                row.getLong(13));
    }

    private static String amounts() {
        List<String> amounts = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            amounts.add("if(" + condition(measure) + ", " + amount(measure) + ", 0)");
        }
        long above = -1;
        for (long seconds : Latency.bounds()) {
            amounts.add(took("between " + (above + 1) + " and " + seconds * 1000));
            above = seconds * 1000;
        }
        amounts.add(took("> " + above));
        return String.join(", ", amounts);
    }

    private static String took(String millis) {
        return "if(" + DELIVERED + " and ended_at - accepted_at " + millis + ", 1, 0)";
    }

    private static String condition(Measure measure) {
        return switch (measure) {
            case MESSAGES, PARTS -> "not " + BLOCKED;
            case DELIVERED, DELIVERED_PARTS -> DELIVERED;
            case FAILED, FAILED_PARTS -> "not " + WAITING + " and not " + DELIVERED + " and not " + BLOCKED;
            case UNANSWERED, UNANSWERED_PARTS -> WAITING;
            case REFUSED, REFUSED_PARTS -> REFUSED + " and not " + BLOCKED;
            case BLACKLISTED, BLACKLISTED_PARTS -> BLOCKED;
            case BILLED_PARTS, SPEND_MICROS -> BILLED;
            case PACKAGE_PARTS -> BILLED + " and package_id is not null";
        };
    }

    private static String amount(Measure measure) {
        return switch (measure) {
            case MESSAGES, DELIVERED, FAILED, UNANSWERED, REFUSED, BLACKLISTED -> "1";
            case SPEND_MICROS -> "price_micros";
            default -> "segments";
        };
    }
}
