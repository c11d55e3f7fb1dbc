package dev.signet.home;

import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.Volume;
import dev.signet.home.Volumes.Days;
import dev.signet.home.Volumes.Known;
import dev.signet.home.Volumes.Point;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What an account sent, as its first page shows it (S1-9, S1-10). */
@Service
public class SendVolumes {

    private final Volumes volumes;
    private final Clock clock;

    SendVolumes(Volumes volumes, Clock clock) {
        this.volumes = volumes;
        this.clock = clock;
    }

    /**
     * The range's volume and what it is made of, days and hours of nothing too.
     *
     * @param abroad what of the total went under templates for messages abroad
     * @param points by day, of a single day by hour, as far as time has come
     */
    public record Chart(DayRange range, Volume total, Volume abroad, List<Point> points) {}

    /**
     * Today, this month, and what they are compared with.
     *
     * @param untilNow yesterday's up to the hour that it is now
     */
    public record Summary(
            Volume today, Volume yesterday, Volume untilNow, Volume week, Volume month, Volume lastMonth) {

        /** By how many percent more or less was sent than yesterday until now; null where there was nothing. */
        public @Nullable Long change() {
            return untilNow.sent() == 0 ? null : Math.round(100.0 * (today.sent() - untilNow.sent()) / untilNow.sent());
        }
    }

    /** All that the first page shows of what was sent. */
    public record Overview(Summary summary, Chart chart) {}

    /** Asks once for the months, yesterday's hours and the chart. */
    public Overview overview(long accountId, DayRange range, ZoneId zone) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        LocalDate today = now.toLocalDate();
        LocalDate first = Collections.min(List.of(lastMonth(today), range.from()));
        List<LocalDate> hourly =
                range.isHourly() ? List.of(today.minusDays(1), range.from()) : List.of(today.minusDays(1));
        Known known = volumes.of(accountId, new Days(first, today), hourly, days(range));
        return new Overview(summary(known, now), chart(known, range, now));
    }

    /** The chart alone. */
    public Chart chart(long accountId, DayRange range, ZoneId zone) {
        Known known = range.isHourly()
                ? volumes.of(accountId, null, List.of(range.from()), days(range))
                : volumes.of(accountId, days(range), List.of(), days(range));
        return chart(known, range, LocalDateTime.ofInstant(clock.instant(), zone));
    }

    private static Days days(DayRange range) {
        return new Days(range.from(), range.to());
    }

    private static Chart chart(Known known, DayRange range, LocalDateTime now) {
        List<Point> wanted = within(range.isHourly() ? known.hours() : known.days(), range.from(), range.to());
        Map<Point, Volume> found = wanted.stream().collect(Collectors.toMap(SendVolumes::place, Point::volume));
        List<Point> points = places(range, now)
                .map(place -> new Point(place.day(), place.hour(), found.getOrDefault(place, Volume.NONE)))
                .toList();
        return new Chart(range, sum(wanted), known.abroad(), points);
    }

    private static Point place(Point point) {
        return new Point(point.day(), point.hour(), Volume.NONE);
    }

    private static Stream<Point> places(DayRange range, LocalDateTime now) {
        return range.slots(now).map(slot -> new Point(slot.day(), slot.hour(), Volume.NONE));
    }

    private static Summary summary(Known known, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        LocalDate yesterday = today.minusDays(1);
        LocalDate month = today.withDayOfMonth(1);
        List<Point> days = known.days();
        return new Summary(
                sum(within(days, today, today)),
                sum(within(days, yesterday, yesterday)),
                sum(within(known.hours(), yesterday, yesterday).stream()
                        .filter(point -> Objects.requireNonNull(point.hour()) <= now.getHour())
                        .toList()),
                sum(within(days, today.minusDays(6), today)),
                sum(within(days, month, today)),
                sum(within(days, lastMonth(today), month.minusDays(1))));
    }

    private static LocalDate lastMonth(LocalDate today) {
        return today.withDayOfMonth(1).minusMonths(1);
    }

    private static List<Point> within(List<Point> points, LocalDate from, LocalDate to) {
        return points.stream()
                .filter(point -> !point.day().isBefore(from) && !point.day().isAfter(to))
                .toList();
    }

    private static Volume sum(List<Point> points) {
        return points.stream().map(Point::volume).reduce(Volume.NONE, Volume::plus);
    }
}
