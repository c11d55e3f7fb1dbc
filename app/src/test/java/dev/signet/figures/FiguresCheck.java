package dev.signet.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.fact.Vendor;
import dev.signet.sending.message.MessageState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What must hold of an account's figures at every instant (app/docs/figures.md), asked of the tables themselves: they are
 * what the stored messages come to, counted here by statements of its own, and what the ledger says was spent.
 */
public final class FiguresCheck {

    private static final List<String> LATENCY = List.of(
            "1000",
            "2000",
            "5000",
            "10000",
            "20000",
            "50000",
            "100000",
            "200000",
            "500000",
            "1000000",
            "2000000",
            "5000000",
            "10000000",
            "20000000",
            "50000000",
            "100000000");

    private static final String STATE = "m.state";
    private static final int DELIVERED = MessageState.DELIVERED.ordinal();
    private static final String BLOCKED = "(m.state = " + MessageState.REFUSED.ordinal()
            + " and m.error_code in ('isv.BLACK_KEY_CONTROL_LIMIT', 'isv.CUSTOMER_REFUSED'))";
    private static final String WAITING =
            "m.state in (" + MessageState.ACCEPTED.ordinal() + ", " + MessageState.SUBMITTED.ordinal() + ")";
    private static final String FAILED =
            "not (" + WAITING + ") and " + STATE + " <> " + DELIVERED + " and not " + BLOCKED;
    private static final String BILLED = "m.charge in (1, 2)";

    private final JdbcTemplate data;
    private final TransactionTemplate snapshot;

    public FiguresCheck(JdbcTemplate data) {
        this.data = data;
        DataSource source = data.getDataSource();
        snapshot = new TransactionTemplate(new DataSourceTransactionManager(source));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Everything, for an account whose days are Shanghai's. */
    public void holds(long accountId) {
        holds(accountId, ZoneId.of("Asia/Shanghai"));
    }

    public void holds(long accountId, ZoneId zone) {
        snapshot.executeWithoutResult(status -> {
            Map<String, Sums> hours = stored(FiguresTable.HOURS, accountId);
            Map<String, Sums> days = stored(FiguresTable.DAYS, accountId);
            Margins waiting = unfolded(accountId);
            waiting.hours.forEach((place, sums) -> add(hours, key(place), sums));
            waiting.days.forEach((place, sums) -> add(days, key(place), sums));
            hours.values().removeIf(Sums::isZero);
            days.values().removeIf(Sums::isZero);

            assertThat(days).as("figures by day, and messages").isEqualTo(counted(accountId, "div 24"));
            assertThat(hours).as("figures by hour, and messages").isEqualTo(counted(accountId, ""));
            monthsAreTheirDays(accountId, days, waiting);
            identities(days);
            spendIsTheLedgers(accountId, days);
            hoursAreTheZones(accountId, zone);
        });
    }

    /** What of an account is counted for all of its days. */
    public Sums total(long accountId) {
        Sums total = new Sums();
        holdsAnyway(accountId).forEach((key, sums) -> {
            if (key.startsWith(Dimension.ALL + "|")) {
                total.add(sums);
            }
        });
        return total;
    }

    private Map<String, Sums> holdsAnyway(long accountId) {
        return snapshot.execute(status -> {
            Map<String, Sums> days = stored(FiguresTable.DAYS, accountId);
            unfolded(accountId).days.forEach((place, sums) -> add(days, key(place), sums));
            return days;
        });
    }

    private static void add(Map<String, Sums> all, String key, Sums sums) {
        all.computeIfAbsent(key, k -> new Sums()).add(sums);
    }

    private static String key(Margins.Place place) {
        return key(place.dimension(), place.time(), place.value(), place.detail());
    }

    private static String key(Dimension dimension, int time, String value, String detail) {
        return dimension + "|" + time + "|" + value + "|" + detail;
    }

    private Map<String, Sums> stored(FiguresTable table, long accountId) {
        Map<String, Sums> rows = new TreeMap<>();
        data.query(
                "select dimension, " + table.time + ", value, detail, " + String.join(", ", Sums.COLUMNS) + " from "
                        + table.table + " where account_id = ?",
                row -> {
                    rows.put(
                            key(Dimension.values()[row.getInt(1)], row.getInt(2), row.getString(3), row.getString(4)),
                            Sums.read(row, 5));
                },
                accountId);
        return rows;
    }

    private Margins unfolded(long accountId) {
        FiguresDelta all = new FiguresDelta();
        data.query("select body from figures_delta", row -> {
            DeltaFormat.read(row.getBytes(1), all);
        });
        Map<Long, Set<TagSets.Tag>> sets = new HashMap<>();
        data.query(
                "select s.id, t.k, t.v from figures_tag_set s, json_table(s.tags, '$[*]' columns (k varchar(128) path '$[0]',"
                        + " v varchar(128) path '$[1]')) t where s.account_id = ?",
                row -> {
                    sets.computeIfAbsent(row.getLong(1), id -> new TreeSet<>())
                            .add(new TagSets.Tag(row.getString(2), row.getString(3)));
                },
                accountId);
        Margins margins = new Margins(EnumSet.allOf(Dimension.class), id -> sets.getOrDefault(id, Set.of()));
        all.forEach((hour, dimension, value, sums) -> {
            if (hour.accountId() == accountId) {
                margins.add(hour, dimension, value, sums);
            }
        });
        return margins;
    }

    private Map<String, Sums> counted(long accountId, String perHour) {
        Map<String, Sums> counted = new TreeMap<>();
        for (Dimension dimension : Dimension.values()) {
            if (dimension == Dimension.FAILURE && perHour.isEmpty()) {
                continue;
            }
            count(accountId, dimension, "m.counted_hour " + perHour, counted);
        }
        return counted;
    }

    private void count(long accountId, Dimension dimension, String time, Map<String, Sums> counted) {
        String ended = "if(" + WAITING + ", '', coalesce(%s, ''))";
        String value = switch (dimension) {
            case ALL -> "''";
            case SIGNATURE -> "m.sign_name";
            case TEMPLATE -> "m.template_code";
            case KIND -> "elt(m.kind + 1, " + names(TemplateKind.values()) + ")";
            case PLACE -> "coalesce(m.place, '')";
            case VENDOR -> "coalesce(elt(m.vendor + 1, " + names(Vendor.values()) + "), '')";
            case CHANNEL -> ended.formatted("m.carrier");
            case CODE -> ended.formatted("m.error_code");
            case CARRIER_CODE -> ended.formatted("m.carrier_code");
            case PRINCIPAL -> "coalesce(m.sent_by, '')";
            case TAG -> "coalesce(t.k, '')";
            case TASK -> "if(m.request_id like 'bulk-%', substring_index(substr(m.request_id, 6), '-', 1), '')";
            case FAILURE ->
                "concat(if(m.request_id like 'bulk-%', substring_index(substr(m.request_id, 6), '-', 1), 0), '\t',"
                        + " coalesce(m.error_code, ''), '\t', coalesce(m.carrier_code, ''))";
            case KIND_PLACE, KIND_SIGNATURE -> "elt(m.kind + 1, " + names(TemplateKind.values()) + ")";
            case TEXT -> "concat(elt(m.kind + 1, " + names(TemplateKind.values()) + "), '/', m.template_code)";
            case ROUTE ->
                "concat(" + ended.formatted("m.carrier") + ", '/', coalesce(elt(m.vendor + 1, " + names(Vendor.values())
                        + "), ''))";
        };
        String detail = switch (dimension) {
            case TAG -> "coalesce(t.v, '')";
            case TEXT, KIND_SIGNATURE -> "m.sign_name";
            case FAILURE ->
                "concat(elt(m.kind + 1, " + names(TemplateKind.values())
                        + "), '/', m.template_code, '\t', m.sign_name)";
            case KIND_PLACE -> "coalesce(m.place, '')";
            case ROUTE -> "if(m.vendor = " + Vendor.INTERNATIONAL.ordinal() + ", coalesce(m.place, ''), '')";
            default -> "''";
        };
        String tags = dimension == Dimension.TAG ? """
                   left join (select s.id, j.k, j.v from figures_tag_set s, json_table(s.tags, '$[*]' columns (
                       k varchar(128) path '$[0]', v varchar(128) path '$[1]')) j) t on t.id = m.tag_set""" : "";
        boolean failures = dimension == Dimension.FAILURE;
        data.query(
                "select " + time + " h, " + value + " v, " + detail + " d, " + (failures ? failedSums() : sums())
                        + " from sending_message m "
                        + tags + " where m.account_id = ? and m.counted_hour is not null"
                        + (failures ? " and " + FAILED : "") + " group by h, v, d",
                row -> {
                    counted.put(key(dimension, row.getInt(1), row.getString(2), row.getString(3)), Sums.read(row, 4));
                },
                accountId);
    }

    private static String names(Enum<?>[] all) {
        return Arrays.stream(all).map(one -> "'" + one + "'").collect(Collectors.joining(", "));
    }

    private static String sums() {
        String open = "not " + BLOCKED;
        List<String> columns = new ArrayList<>();
        both(columns, open);
        both(columns, STATE + " = " + DELIVERED);
        both(columns, FAILED);
        both(columns, WAITING);
        both(columns, STATE + " = " + MessageState.REFUSED.ordinal() + " and " + open);
        both(columns, BLOCKED);
        columns.add("sum(if(" + BILLED + ", m.segments, 0))");
        columns.add("sum(if(" + BILLED + " and m.package_id is not null, m.segments, 0))");
        columns.add("sum(if(" + BILLED + ", m.price_micros, 0))");
        String above = "-1";
        for (String bound : LATENCY) {
            columns.add(latency("> " + above, "<= " + bound));
            above = bound;
        }
        columns.add(latency("> " + above, ">= 0"));
        return String.join(", ", columns);
    }

    /** Of failures: all of them are messages, and nothing else is. */
    private static String failedSums() {
        return "count(*), sum(m.segments), 0, 0, count(*), sum(m.segments)" + ", 0".repeat(Sums.SIZE - 6);
    }

    private static void both(List<String> columns, String condition) {
        columns.add("sum(if(" + condition + ", 1, 0))");
        columns.add("sum(if(" + condition + ", m.segments, 0))");
    }

    private static String latency(String more, String atMost) {
        String took = "m.ended_at - m.accepted_at ";
        return "sum(if(" + STATE + " = " + DELIVERED + " and " + took + more + " and " + took + atMost + ", 1, 0))";
    }

    private void monthsAreTheirDays(long accountId, Map<String, Sums> days, Margins waiting) {
        Map<String, Sums> months = stored(FiguresTable.MONTHS, accountId);
        waiting.months.forEach((place, sums) -> add(months, key(place), sums));
        months.values().removeIf(Sums::isZero);
        Map<String, Sums> added = new TreeMap<>();
        days.forEach((key, sums) -> {
            String[] parts = key.split("\\|", 3);
            if (List.of(Dimension.TEMPLATE.name(), Dimension.TEXT.name()).contains(parts[0])) {
                LocalDate day = LocalDate.ofEpochDay(Long.parseLong(parts[1]));
                int month = day.getYear() * 12 + day.getMonthValue() - 1;
                add(added, parts[0] + "|" + month + "|" + parts[2], sums);
            }
        });
        assertThat(months).as("figures by month, and by day").isEqualTo(added);
    }

    private static void identities(Map<String, Sums> days) {
        Map<String, Sums> perDimension = new TreeMap<>();
        assertSoftly(all -> {
            days.forEach((key, sums) -> {
                all.assertThat(sums.of(Measure.MESSAGES))
                        .as("total of %s", key)
                        .isEqualTo(sums.of(Measure.DELIVERED) + sums.of(Measure.FAILED) + sums.of(Measure.UNANSWERED));
                all.assertThat(sums.latency().stream().mapToLong(n -> n).sum())
                        .as("times of %s", key)
                        .isEqualTo(sums.of(Measure.DELIVERED));
                String[] parts = key.split("\\|");
                add(perDimension, parts[0] + "|" + parts[1], sums);
            });
            perDimension.forEach((key, sums) -> {
                Sums whole = perDimension.get(Dimension.ALL + key.substring(key.indexOf('|')));
                if (key.startsWith(Dimension.FAILURE.name())) {
                    all.assertThat(List.of(sums.of(Measure.FAILED), sums.of(Measure.FAILED_PARTS)))
                            .as("failures of %s", key)
                            .isEqualTo(List.of(whole.of(Measure.FAILED), whole.of(Measure.FAILED_PARTS)));
                } else if (!key.startsWith(Dimension.TAG.name())) {
                    all.assertThat(sums).as("sum of %s", key).isEqualTo(whole);
                }
            });
        });
    }

    /** What was reserved and not given back, over all days. */
    private void spendIsTheLedgers(long accountId, Map<String, Sums> days) {
        Sums total = new Sums();
        days.forEach((key, sums) -> {
            if (key.startsWith(Dimension.ALL + "|")) {
                total.add(sums);
            }
        });
        Map<String, Object> ledger = data.queryForMap("""
                select coalesce(-sum(balance_micros + voucher_micros), 0) micros, coalesce(-sum(package_units), 0) parts
                from billing_entry where account_id = ? and kind in (1, 2, 3)""", accountId);
        assertThat(total.of(Measure.SPEND_MICROS))
                .as("spend, and the ledger")
                .isEqualTo(((Number) ledger.get("micros")).longValue());
        assertThat(total.of(Measure.PACKAGE_PARTS))
                .as("parts of packages, and the ledger")
                .isEqualTo(((Number) ledger.get("parts")).longValue());
    }

    private void hoursAreTheZones(long accountId, ZoneId zone) {
        data.query(
                "select id, accepted_at, counted_hour from sending_message where account_id = ? and counted_hour is not null",
                row -> {
                    var local = Instant.ofEpochMilli(row.getLong(2)).atZone(zone);
                    assertThat(row.getInt(3))
                            .as("hour of message %s", row.getLong(1))
                            .isEqualTo((int) local.toLocalDate().toEpochDay() * 24 + local.getHour());
                },
                accountId);
    }
}
