package dev.signet.figures;

import dev.signet.figures.Margins.Place;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Discrepancies;
import dev.signet.platform.Snapshots;
import dev.signet.platform.time.ChinaTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts days again from their messages and tells what the figures have otherwise. All is read as of one instant, so that it
 * agrees to the last message whatever is sent and folded meanwhile. It mends nothing: what is wrong is a fault of the product,
 * and the messages are the truth.
 */
@Component
public class Recount {

    static final String PAIR = "message-figures";

    /** Nothing of a day changes any more: receipts are matched for eight days. */
    private static final int DAYS_UNTIL_CLOSED = 9;

    private static final int NAMED = 3;

    /** Of one account and day: more of them tell nobody more. */
    private static final int KEPT = 500;

    private static final String SUMMED =
            Sums.COLUMNS.stream().map(column -> "sum(" + column + ")").collect(Collectors.joining(", "));

    private static final String MONTHLY = Arrays.stream(Dimension.values())
            .filter(Dimension::hasMonths)
            .map(dimension -> String.valueOf(dimension.ordinal()))
            .collect(Collectors.joining(", "));

    private final JdbcTemplate jdbc;
    private final Snapshots snapshots;
    private final StoredMessages messages;
    private final TagSets tags;
    private final Discrepancies discrepancies;
    private final Clock clock;

    Recount(
            @DataPlane JdbcTemplate jdbc,
            Snapshots snapshots,
            StoredMessages messages,
            TagSets tags,
            Discrepancies discrepancies,
            Clock clock) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.messages = messages;
        this.tags = tags;
        this.discrepancies = discrepancies;
        this.clock = clock;
    }

    /** Yesterday, the last day of which nothing changes any more, and what did not agree before. */
    void compareDays() {
        LocalDate today = ChinaTime.today(clock);
        Set<LocalDate> days = new TreeSet<>(Set.of(today.minusDays(1), today.minusDays(DAYS_UNTIL_CLOSED)));
        jdbc.queryForList("select day from figures_recount where differences > 0", Integer.class)
                .forEach(day -> days.add(LocalDate.ofEpochDay(day)));
        Map<String, String> notes = new TreeMap<>();
        for (LocalDate day : days) {
            Map<String, Differences> found = differences(day);
            Map<String, String> ofTheDay = notes(found);
            keep(day, found);
            jdbc.update(
                    "insert into figures_recount (day, differences, counted_at) values (?, ?, ?)"
                            + " on duplicate key update differences = values(differences), counted_at = values(counted_at)",
                    day.toEpochDay(),
                    ofTheDay.size(),
                    clock.millis());
            notes.putAll(ofTheDay);
        }
        discrepancies.left(PAIR, notes);
    }

    /**
     * What of a day does not agree, by account.
     *
     * @return notes by what they are about; empty where all agrees
     */
    public Map<String, String> compare(LocalDate day) {
        return notes(differences(day));
    }

    private static Map<String, String> notes(Map<String, Differences> found) {
        Map<String, String> notes = new TreeMap<>();
        found.forEach((subject, differences) -> notes.put(subject, differences.toString()));
        return notes;
    }

    private Map<String, Differences> differences(LocalDate day) {
        return snapshots.read(() -> {
            FiguresDelta again = new FiguresDelta();
            messages.count(day, again::add);
            Margins counted = margins(again, day);
            Margins waiting = margins(waiting(), day);
            Map<Place, Sums> days = stored(FiguresTable.DAYS, day, "");
            Map<Place, Sums> hours = stored(FiguresTable.HOURS, day, " and dimension = " + Dimension.ALL.ordinal());
            Map<String, Differences> found = new TreeMap<>();
            compare(added(days, waiting.days), counted.days, day, FiguresTable.DAYS, found);
            compare(added(hours, waiting.hours), counted.hours, day, FiguresTable.HOURS, found);
            hoursApart(day, found);
            monthsApart(day, found);
            return found;
        });
    }

    /** Takes the place of what was found of the day before; what is found again keeps the time when it was found first. */
    private void keep(LocalDate day, Map<String, Differences> found) {
        long now = clock.millis();
        Long before = jdbc.queryForObject(
                "select coalesce(max(seen), 0) from figures_finding where day = ?", Long.class, day.toEpochDay());
        long seen = before == null ? 1 : before + 1;
        List<Object[]> rows = new ArrayList<>();
        found.values()
                .forEach(differences -> differences.findings.forEach(finding -> rows.add(new Object[] {
                    day.toEpochDay(),
                    finding.accountId(),
                    finding.hour() != null,
                    finding.dimension().ordinal(),
                    finding.hour() == null ? day.toEpochDay() : LocalHours.first(day) + finding.hour(),
                    finding.value(),
                    finding.detail(),
                    finding.figure(),
                    finding.stored(),
                    finding.counted(),
                    now,
                    now
                })));
        jdbc.batchUpdate("""
                insert into figures_finding (day, account_id, by_hour, dimension, time, value, detail, measure, figure, counted,
                    found_at, seen)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update figure = values(figure), counted = values(counted), seen = values(seen)""", rows);
        jdbc.update("delete from figures_finding where day = ? and seen < ?", day.toEpochDay(), seen);
    }

    /**
     * One figure that is another than the messages come to.
     *
     * @param hour null where it is of the whole day
     * @param figure name of its column
     * @param stored what the figures have, {@code counted} what the messages come to
     * @param since when it was found first; of one that was just found, now
     */
    public record Finding(
            LocalDate day,
            long accountId,
            @Nullable Integer hour,
            Dimension dimension,
            String value,
            String detail,
            String figure,
            long stored,
            long counted,
            Instant since) {}

    /**
     * A day as it was last counted.
     *
     * @param accounts of how many the figures were other
     */
    public record CountedDay(LocalDate day, int accounts, Instant at) {}

    /** What was found and has not come to agree yet, the latest day first. */
    public List<Finding> findings(int most) {
        return jdbc.query(
                "select day, account_id, by_hour, dimension, time, value, detail, measure, figure, counted, found_at"
                        + " from figures_finding order by day desc, account_id, by_hour, dimension, time, value limit ?",
                (row, n) -> new Finding(
                        LocalDate.ofEpochDay(row.getInt(1)),
                        row.getLong(2),
                        row.getBoolean(3) ? Math.floorMod(row.getInt(5), LocalHours.OF_A_DAY) : null,
                        Dimension.values()[row.getInt(4)],
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getLong(9),
                        row.getLong(10),
                        Instant.ofEpochMilli(row.getLong(11))),
                most);
    }

    /** The days that were counted again, the one that was counted last first. */
    public List<CountedDay> days(int most) {
        return jdbc.query(
                "select day, differences, counted_at from figures_recount order by counted_at desc, day desc limit ?",
                (row, n) -> new CountedDay(
                        LocalDate.ofEpochDay(row.getInt(1)), row.getInt(2), Instant.ofEpochMilli(row.getLong(3))),
                most);
    }

    private Margins margins(FiguresDelta delta, LocalDate day) {
        Margins margins = new Margins(EnumSet.of(Dimension.ALL), tags::tags);
        delta.forEach((hour, dimension, value, sums) -> {
            if (LocalHours.dayOf(hour.hour()) == day.toEpochDay()) {
                margins.add(hour, dimension, value, sums);
            }
        });
        return margins;
    }

    private FiguresDelta waiting() {
        FiguresDelta all = new FiguresDelta();
        jdbc.query("select body from figures_delta", row -> {
            DeltaFormat.read(row.getBytes(1), all);
        });
        return all;
    }

    private Map<Place, Sums> stored(FiguresTable table, LocalDate day, String narrower) {
        Map<Place, Sums> rows = new TreeMap<>();
        Dimension[] dimensions = Dimension.values();
        jdbc.query(
                "select account_id, dimension, " + table.time + ", value, detail, " + String.join(", ", Sums.COLUMNS)
                        + " from " + table.table + " where " + table.time + " >= ? and " + table.time + " < ?"
                        + narrower,
                row -> {
                    rows.put(
                            new Place(
                                    row.getLong(1),
                                    dimensions[row.getInt(2)],
                                    row.getInt(3),
                                    row.getString(4),
                                    row.getString(5)),
                            Sums.read(row, 6));
                },
                table.first(day),
                table.first(day.plusDays(1)));
        return rows;
    }

    private static Map<Place, Sums> added(Map<Place, Sums> stored, Map<Place, Sums> waiting) {
        waiting.forEach(
                (place, sums) -> stored.computeIfAbsent(place, p -> new Sums()).add(sums));
        return stored;
    }

    private void compare(
            Map<Place, Sums> stored,
            Map<Place, Sums> counted,
            LocalDate day,
            FiguresTable table,
            Map<String, Differences> found) {
        Set<Place> places = new TreeSet<>(stored.keySet());
        places.addAll(counted.keySet());
        for (Place place : places) {
            Sums figures = stored.getOrDefault(place, new Sums());
            Sums again = counted.getOrDefault(place, new Sums());
            if (!figures.equals(again)) {
                Differences differences = differences(day, place.accountId(), found);
                differences.add(table.time + " " + place.dimension() + " '" + place.value() + "': "
                        + figures.difference(again));
                find(differences, day, table, place, figures, again);
            }
        }
    }

    private void find(
            Differences differences, LocalDate day, FiguresTable table, Place place, Sums figures, Sums again) {
        for (int i = 0; i < Sums.SIZE && differences.findings.size() < KEPT; i++) {
            if (figures.values[i] != again.values[i]) {
                differences.findings.add(new Finding(
                        day,
                        place.accountId(),
                        table == FiguresTable.HOURS ? Math.floorMod(place.time(), LocalHours.OF_A_DAY) : null,
                        place.dimension(),
                        place.value(),
                        place.detail(),
                        Sums.COLUMNS.get(i),
                        figures.values[i],
                        again.values[i],
                        clock.instant()));
            }
        }
    }

    /** Hours are written with their days: what waits to be folded changes neither. */
    private void hoursApart(LocalDate day, Map<String, Differences> found) {
        String each = String.join(", ", Sums.COLUMNS);
        String keys = "account_id, dimension, value, detail, ";
        jdbc.query(
                "select " + keys + each + " from figures_day where day = ? and dimension <> "
                        + Dimension.FAILURE.ordinal() + " except select " + keys + SUMMED
                        + " from figures_hour where hour >= ? and hour < ? group by account_id, dimension, value, detail",
                row -> {
                    differences(day, row.getLong(1), found)
                            .add("hours of " + Dimension.values()[row.getInt(2)] + " '" + row.getString(3)
                                    + "' are not the day's");
                },
                day.toEpochDay(),
                LocalHours.first(day),
                LocalHours.first(day.plusDays(1)));
    }

    /** Months are written with their days, too. */
    private void monthsApart(LocalDate day, Map<String, Differences> found) {
        LocalDate first = day.withDayOfMonth(1);
        String keys = "account_id, dimension, value, detail, ";
        jdbc.query(
                "select " + keys + String.join(", ", Sums.COLUMNS)
                        + " from figures_month where month = ? except select "
                        + keys + SUMMED + " from figures_day where day >= ? and day < ? and dimension in (" + MONTHLY
                        + ") group by account_id, dimension, value, detail",
                row -> {
                    differences(day, row.getLong(1), found)
                            .add("the month of " + Dimension.values()[row.getInt(2)] + " '" + row.getString(3)
                                    + "' is not its days'");
                },
                FiguresTable.monthOf(day),
                first.toEpochDay(),
                first.plusMonths(1).toEpochDay());
    }

    private static Differences differences(LocalDate day, long accountId, Map<String, Differences> found) {
        return found.computeIfAbsent(day + " account " + accountId, subject -> new Differences());
    }

    /** The first of them in words, and how many there are. */
    private static final class Differences {
        private final StringBuilder named = new StringBuilder();
        private final List<Finding> findings = new ArrayList<>();
        private int count;

        void add(String difference) {
            if (count++ < NAMED) {
                named.append("; ").append(difference);
            }
        }

        @Override
        public String toString() {
            return count + " (figures / messages)" + named;
        }
    }
}
