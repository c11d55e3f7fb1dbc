package dev.signet.figures;

import dev.signet.figures.FiguresAnswer.Row;
import dev.signet.figures.FiguresQuery.Step;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Snapshots;
import dev.signet.platform.time.ChinaTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The figures of an account, for pages and statistics. They are seconds behind the messages at most, and say how far. */
@Component
public class Figures {

    private static final String SUMMED =
            Sums.COLUMNS.stream().map(column -> "sum(" + column + ")").collect(Collectors.joining(", "));

    private static final String MEASURES_SUMMED = Sums.COLUMNS.stream()
            .map(column -> Latency.COLUMNS.contains(column) ? "0" : "sum(" + column + ")")
            .collect(Collectors.joining(", "));

    /** Below what the optimizer takes ({@code optimizer_max_sel_args}). */
    private static final int POINTS_AT_ONCE = 4_000;

    private static final String OF_SOMETHING = " having sum(messages) <> 0 or sum(blacklisted) <> 0";

    private final JdbcTemplate jdbc;
    private final Snapshots snapshots;
    private final FiguresSettings settings;
    private final Clock clock;

    Figures(@DataPlane JdbcTemplate jdbc, Snapshots snapshots, FiguresSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.settings = settings;
        this.clock = clock;
    }

    /** Everything until then is in the figures. */
    public Instant asOf() {
        List<Long> waiting = jdbc.queryForList("select written_at from figures_delta order by id limit 1", Long.class);
        return waiting.isEmpty() ? clock.instant() : Instant.ofEpochMilli(waiting.get(0));
    }

    /** The first day of an account's messages that are still there, by its hours, which go with them; none where there is none. */
    public LocalDate messagesSince(long accountId) {
        Integer hour = jdbc.queryForObject(
                "select min(hour) from figures_hour where account_id = ? and dimension = ?",
                Integer.class,
                accountId,
                Dimension.ALL.ordinal());
        return hour == null ? LocalDate.MAX : LocalDate.ofEpochDay(LocalHours.dayOf(hour));
    }

    /** Parts of all accounts together on a day, each by its own zone; by the index of days. */
    public long partsOn(LocalDate day) {
        Long parts = jdbc.queryForObject(
                "select coalesce(sum(parts), 0) from figures_day where day = ? and dimension = ?",
                Long.class,
                day.toEpochDay(),
                Dimension.ALL.ordinal());
        return parts == null ? 0 : parts;
    }

    public FiguresAnswer of(FiguresQuery query) {
        return of(query, SUMMED);
    }

    /** The same without how long deliveries took, which is half of the work where a range has many values. */
    public FiguresAnswer withoutLatency(FiguresQuery query) {
        return of(query, MEASURES_SUMMED);
    }

    private FiguresAnswer of(FiguresQuery query, String summed) {
        return snapshots.read(() -> {
            Instant asOf = asOf();
            List<Row> rows = rows(query, summed);
            boolean more = rows.size() > query.most();
            return new FiguresAnswer(asOf, total(query), more ? rows.subList(0, query.most()) : rows, more);
        });
    }

    /** Each day or hour of which there is something, in its order, or the whole range as one row; with the total. */
    public FiguresAnswer of(TextQuery query) {
        return snapshots.read(() -> {
            List<Row> rows = rows(query, false);
            return new FiguresAnswer(asOf(), total(rows), rows, false);
        });
    }

    /** The same of the whole range by what {@link Dimension#TEXT} calls kind and template, those with most parts first. */
    public List<Row> texts(TextQuery query) {
        return snapshots.read(() -> rows(query, true));
    }

    private static Sums total(List<Row> rows) {
        Sums total = new Sums();
        rows.forEach(row -> total.add(row.sums()));
        return total;
    }

    private List<Row> rows(TextQuery query, boolean byText) {
        Set<String> templates = query.templates();
        if (query.kinds().isEmpty() || templates != null && templates.isEmpty()) {
            return List.of();
        }
        boolean wholeKinds = !byText && templates == null;
        Dimension dimension =
                !wholeKinds ? Dimension.TEXT : query.signature() == null ? Dimension.KIND : Dimension.KIND_SIGNATURE;
        FiguresQuery range = new FiguresQuery(
                query.accountId(), query.from(), query.to(), dimension, query.step(), null, query.signature(), 1);
        List<String> texts = query.kinds().stream()
                .flatMap(kind -> wholeKinds
                        ? Stream.of(kind.name())
                        : (templates == null ? Stream.of("") : templates.stream())
                                .map(template -> Cell.text(kind, template)))
                .toList();
        String each = !wholeKinds && templates == null ? "value like concat(?, '%')" : "value = ?";
        String kinds = String.join(" or ", Collections.nCopies(texts.size(), each));
        List<List<Row>> rows = new ArrayList<>();
        for (Stretch stretch : stretches(range)) {
            FiguresTable table = stretch.table();
            Condition where = condition(stretch, range);
            List<Object> values = new ArrayList<>(where.values());
            values.addAll(texts);
            String time = query.step() == Step.RANGE ? "0" : table.time;
            String points = templates == null ? "" : points(stretch, texts.size());
            rows.add(jdbc.query(
                    "select " + time + " t, " + (byText ? "value" : "''") + " v, '', " + SUMMED + where.sql() + points
                            + " and (" + kinds + ") group by t, v" + OF_SOMETHING + " order by t, sum(parts) desc, v",
                    (row, n) -> row(query.step(), row),
                    values.toArray()));
        }
        return together(rows);
    }

    /** @param end the first day, hour or month that is not of it */
    private record Stretch(FiguresTable table, int first, int end) {}

    /**
     * What a range is read of: of dimensions with many values the months that are wholly in it, and the days before and after. A
     * month that began before the first day that is kept tells more than its days do, and is read by these.
     */
    private List<Stretch> stretches(FiguresQuery query) {
        LocalDate end = query.to().plusDays(1);
        FiguresTable table = query.step() == Step.HOUR ? FiguresTable.HOURS : FiguresTable.DAYS;
        if (query.step() == Step.RANGE && query.dimension().hasMonths()) {
            LocalDate kept =
                    ChinaTime.today(clock).minusYears(settings.keepYears()).plusDays(1);
            LocalDate first = firstOfMonth(query.from().isBefore(kept) ? kept : query.from());
            LocalDate last = end.withDayOfMonth(1);
            if (first.isBefore(last)) {
                return Stream.of(
                                new Stretch(table, table.first(query.from()), table.first(first)),
                                new Stretch(
                                        FiguresTable.MONTHS,
                                        FiguresTable.MONTHS.first(first),
                                        FiguresTable.MONTHS.first(last)),
                                new Stretch(table, table.first(last), table.first(end)))
                        .filter(stretch -> stretch.first() < stretch.end())
                        .toList();
            }
        }
        return List.of(new Stretch(table, table.first(query.from()), table.first(end)));
    }

    /** The first day of a month from then on. */
    private static LocalDate firstOfMonth(LocalDate day) {
        return day.getDayOfMonth() == 1 ? day : day.plusMonths(1).withDayOfMonth(1);
    }

    /** Rows of stretches of one range, those with most parts first. */
    private static List<Row> together(List<List<Row>> stretches) {
        if (stretches.size() == 1) {
            return stretches.get(0);
        }
        Map<List<String>, Sums> sums = new HashMap<>();
        stretches.forEach(rows ->
                rows.forEach(row -> sums.computeIfAbsent(List.of(row.value(), row.detail()), place -> new Sums())
                        .add(row.sums())));
        return sums.entrySet().stream()
                .map(each ->
                        new Row(null, null, each.getKey().get(0), each.getKey().get(1), each.getValue()))
                .sorted(Comparator.comparingLong((Row row) -> row.sums().of(Measure.PARTS))
                        .reversed()
                        .thenComparing(Row::value)
                        .thenComparing(Row::detail))
                .toList();
    }

    /**
     * Each day, or hour, by itself, so that the key leads to each text of it: within a range all texts of all days are read.
     * Empty where that would be more places than the database looks up one by one.
     */
    private static String points(Stretch stretch, int texts) {
        return (long) (stretch.end() - stretch.first()) * texts > POINTS_AT_ONCE
                ? ""
                : " and " + stretch.table().time + " in ("
                        + IntStream.range(stretch.first(), stretch.end())
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    /** What is read of figures within it is all as it is at one instant, so that parts and their sums agree. */
    public <T> T atOneInstant(Supplier<T> reading) {
        return snapshots.read(reading);
    }

    /**
     * What accounts come to along a dimension.
     *
     * @param day null where days are not told apart
     */
    public record OfAccount(long accountId, @Nullable LocalDate day, String value, String detail, Sums sums) {}

    /**
     * Figures of several accounts, each day of each by its own zone.
     *
     * @param from first day
     * @param to last day, included
     * @param byDay whether days are told apart
     */
    public List<OfAccount> ofAccounts(
            Collection<Long> accountIds, LocalDate from, LocalDate to, Dimension dimension, boolean byDay) {
        if (accountIds.isEmpty()) {
            return List.of();
        }
        String day = byDay ? "day" : "0";
        List<Object> values = new ArrayList<>(accountIds);
        values.addAll(List.of(dimension.ordinal(), from.toEpochDay(), to.toEpochDay()));
        return jdbc.query(
                "select account_id, " + day + " t, value, detail, " + SUMMED + " from figures_day where account_id in ("
                        + String.join(", ", Collections.nCopies(accountIds.size(), "?"))
                        + ") and dimension = ? and day >= ? and day <= ? group by account_id, t, value, detail"
                        + OF_SOMETHING,
                (row, n) -> new OfAccount(
                        row.getLong(1),
                        byDay ? LocalDate.ofEpochDay(row.getInt(2)) : null,
                        row.getString(3),
                        row.getString(4),
                        Sums.read(row, 5)),
                values.toArray());
    }

    /** Rows of several queries as they are at one instant, for whoever adds them up by themselves. */
    public List<List<Row>> rows(List<FiguresQuery> queries) {
        return snapshots.read(
                () -> queries.stream().map(query -> rows(query, SUMMED)).toList());
    }

    /** Each message is in one value of a dimension, but for tags, whose total without a value is that of all. */
    private Sums total(FiguresQuery query) {
        boolean whole = query.value() == null;
        FiguresQuery range = new FiguresQuery(
                query.accountId(),
                query.from(),
                query.to(),
                whole ? Dimension.ALL : query.dimension(),
                Step.RANGE,
                query.value(),
                query.detail(),
                1);
        Condition where = condition(
                new Stretch(
                        FiguresTable.DAYS,
                        FiguresTable.DAYS.first(query.from()),
                        FiguresTable.DAYS.first(query.to().plusDays(1))),
                range);
        Sums total = jdbc.queryForObject(
                "select " + SUMMED + where.sql(),
                (row, n) -> Sums.read(row, 1),
                where.values().toArray());
        return total == null ? new Sums() : total;
    }

    private List<Row> rows(FiguresQuery query, String summed) {
        boolean range = query.step() == Step.RANGE;
        List<Stretch> stretches = stretches(query);
        List<List<Row>> rows = new ArrayList<>();
        for (Stretch stretch : stretches) {
            String time = range ? "0" : stretch.table().time;
            Condition where = condition(stretch, query);
            String sql = "select " + time + " t, value, detail, " + summed + where.sql() + " group by t, value, detail"
                    + OF_SOMETHING + (range ? " order by sum(parts) desc, value, detail" : " order by t, value, detail")
                    + (stretches.size() > 1 ? "" : " limit " + (query.most() + 1));
            rows.add(jdbc.query(
                    sql, (row, n) -> row(query.step(), row), where.values().toArray()));
        }
        return together(rows);
    }

    private static Row row(Step step, ResultSet row) throws SQLException {
        int time = row.getInt(1);
        @Nullable
        LocalDate day = switch (step) {
            case RANGE -> null;
            case DAY -> LocalDate.ofEpochDay(time);
            case HOUR -> LocalDate.ofEpochDay(LocalHours.dayOf(time));
        };
        @Nullable Integer hour = step == Step.HOUR ? Math.floorMod(time, LocalHours.OF_A_DAY) : null;
        return new Row(day, hour, row.getString(2), row.getString(3), Sums.read(row, 4));
    }

    /** @param values of its placeholders */
    private record Condition(String sql, List<Object> values) {}

    private static Condition condition(Stretch stretch, FiguresQuery query) {
        FiguresTable table = stretch.table();
        StringBuilder sql = new StringBuilder(" from " + table.table + " where account_id = ? and dimension = ? and "
                + table.time + " >= ? and " + table.time + " < ?");
        List<Object> values = new ArrayList<>(
                List.of(query.accountId(), query.dimension().ordinal(), stretch.first(), stretch.end()));
        if (query.value() != null) {
            sql.append(" and value = ?");
            values.add(query.value());
        }
        if (query.detail() != null) {
            sql.append(" and detail = ?");
            values.add(query.detail());
        }
        return new Condition(sql.toString(), values);
    }
}
