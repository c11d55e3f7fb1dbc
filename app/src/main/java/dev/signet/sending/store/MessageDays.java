package dev.signet.sending.store;

import dev.signet.platform.DataPlane;
import dev.signet.platform.node.Ids;
import dev.signet.platform.time.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which messages are of which day (UTC+8): {@code accepted_at} says it. Messages lie in the order of their ids, so that a day
 * is nearly always one stretch of them. Not where the clock went back, for ids go forward only and run ahead of it then, nor
 * where midnight came between a message's time and its id: the minutes of ids in which that happened are noted, in the
 * messages' own transaction, and only within them is every row asked for its time.
 */
@Component
public class MessageDays {

    /** Further days can be asked for, and have no messages: their milliseconds could not even be counted. */
    private static final LocalDate FIRST = LocalDate.EPOCH;

    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final JdbcTemplate jdbc;

    MessageDays(@DataPlane JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static long minuteOf(long id) {
        return Math.floorDiv(Ids.instantOf(id).toEpochMilli(), MINUTE);
    }

    private static long firstIdOf(long minute) {
        return Ids.lowestAt(Instant.ofEpochMilli(minute * MINUTE));
    }

    /** From one id to before another. */
    private record Stretch(long from, long to) {

        String condition(String id) {
            return id + " >= " + from + " and " + id + " < " + to;
        }
    }

    /**
     * Where the messages of some days in a row lie.
     *
     * @param whole ids of messages that are all of these days
     * @param mixed ids among which are messages of other days too
     */
    public record Stretches(LocalDate first, LocalDate last, List<Stretch> whole, List<Stretch> mixed) {

        /** @param alias of the table, with its dot; empty where it has none */
        public String condition(String alias) {
            List<String> either = new ArrayList<>();
            whole.forEach(stretch -> either.add(stretch.condition(alias + "id")));
            String ofTheDays = " and " + alias + "accepted_at >= "
                    + ChinaTime.startOf(first).toEpochMilli() + " and " + alias + "accepted_at < "
                    + ChinaTime.startOf(last.plusDays(1)).toEpochMilli();
            mixed.forEach(stretch -> either.add(stretch.condition(alias + "id") + ofTheDays));
            return either.size() == 1 ? either.get(0) : "(" + String.join(" or ", either) + ")";
        }
    }

    /** @param to included */
    public Stretches of(LocalDate from, LocalDate to) {
        LocalDate first = bounded(from);
        LocalDate last = bounded(to);
        Stretch own =
                new Stretch(Ids.lowestAt(ChinaTime.startOf(first)), Ids.lowestAt(ChinaTime.startOf(last.plusDays(1))));
        List<Long> minutes = jdbc.queryForList(
                """
                select minute from sending_day_stretch where day between ? and ?
                union select minute from sending_day_stretch where minute >= ? and minute < ? order by minute""",
                Long.class,
                first.toEpochDay(),
                last.toEpochDay(),
                ChinaTime.startOf(first).toEpochMilli() / MINUTE,
                ChinaTime.startOf(last.plusDays(1)).toEpochMilli() / MINUTE);
        List<Stretch> mixed = joined(minutes);
        return new Stretches(first, last, without(own, mixed), mixed);
    }

    /** The nearest day of which there can be messages. */
    public static LocalDate bounded(LocalDate day) {
        return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
    }

    private static List<Stretch> joined(List<Long> minutes) {
        List<Stretch> stretches = new ArrayList<>();
        for (long minute : minutes) {
            int last = stretches.size() - 1;
            Stretch next = new Stretch(firstIdOf(minute), firstIdOf(minute + 1));
            if (last >= 0 && stretches.get(last).to() == next.from()) {
                stretches.set(last, new Stretch(stretches.get(last).from(), next.to()));
            } else {
                stretches.add(next);
            }
        }
        return stretches;
    }

    /** What is left of a stretch; of a day that lies wholly in others it is nothing, as an empty stretch. */
    private static List<Stretch> without(Stretch own, List<Stretch> others) {
        List<Stretch> left = new ArrayList<>();
        long from = own.from();
        for (Stretch other : others) {
            if (other.to() <= own.from() || other.from() >= own.to()) {
                continue;
            }
            if (other.from() > from) {
                left.add(new Stretch(from, other.from()));
            }
            from = other.to();
        }
        if (from < own.to() || left.isEmpty()) {
            left.add(new Stretch(from, Math.max(from, own.to())));
        }
        return left;
    }

    /** Notes messages whose ids are of another day than they. The last step of the transaction that stores them. */
    public void note(LongStream ids, Instant acceptedAt) {
        LocalDate day = ChinaTime.dayOf(acceptedAt);
        long from = Ids.lowestAt(ChinaTime.startOf(day));
        long to = Ids.lowestAt(ChinaTime.startOf(day.plusDays(1)));
        Set<Long> minutes = new TreeSet<>();
        ids.filter(id -> id < from || id >= to).forEach(id -> minutes.add(minuteOf(id)));
        note(minutes.stream()
                .map(minute -> new Object[] {day.toEpochDay(), minute})
                .toList());
    }

    private void note(List<Object[]> rows) {
        Sql.insert(jdbc, "insert ignore into sending_day_stretch (day, minute) values (?, ?)", rows);
    }

    /**
     * The same for messages that are stored already.
     *
     * @param after the id before them
     * @param last their last id
     */
    public void noteStored(long after, long last) {
        List<Object[]> rows = new ArrayList<>();
        jdbc.query(
                "select id, accepted_at from sending_message where id > ? and id <= ?",
                row -> {
                    long id = row.getLong(1);
                    LocalDate day = ChinaTime.dayOf(Instant.ofEpochMilli(row.getLong(2)));
                    if (!day.equals(ChinaTime.dayOf(Ids.instantOf(id)))) {
                        rows.add(new Object[] {day.toEpochDay(), minuteOf(id)});
                    }
                },
                after,
                last);
        note(rows);
    }

    /** Once neither the days nor the ids before one can be asked for. */
    public void forget(LocalDate before) {
        jdbc.update(
                "delete from sending_day_stretch where day < ? and minute < ?",
                before.toEpochDay(),
                ChinaTime.startOf(before).toEpochMilli() / MINUTE);
    }
}
