package dev.signet.statistics;

import static java.util.Objects.requireNonNull;

import dev.signet.figures.Dimension;
import dev.signet.figures.Figures;
import dev.signet.figures.FiguresAnswer;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.FiguresQuery.Step;
import dev.signet.figures.Sums;
import dev.signet.figures.TextQuery;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.DayRange.Slot;
import dev.signet.figures.view.FiguresRange;
import dev.signet.rules.fact.TemplateKind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What an account sent by day, of a single day by hour (S7.2). Numbers that the blacklist stopped are in none of it
 * (S7.2-2). The guide shows figures of one signature a day later (S7.2-5); here all are as of {@link Report#asOf}.
 */
@Service
public class SendStatistics {

    private final Figures figures;
    private final FiguresRange limits;
    private final Clock clock;

    SendStatistics(Figures figures, FiguresRange limits, Clock clock) {
        this.figures = figures;
        this.limits = limits;
        this.clock = clock;
    }

    /** What came to pass on a day or in an hour. */
    public record Point(Slot slot, Sums sums) {}

    /**
     * @param range what is shown: of one signature not before {@link FiguresRange#firstDay} (S7.2-6)
     * @param before the total of {@link DayRange#before}; where that is compared with today, as far as today has come
     * @param beforeUntil the last hour of that day which is in {@code before}; null where all of it is
     * @param points all days or hours in their order, those of nothing too, as far as time has come
     */
    public record Report(
            DayRange range,
            Instant asOf,
            Sums total,
            Sums before,
            @Nullable Integer beforeUntil,
            List<Point> points) {}

    public Report of(long accountId, StatisticsFilter filter, DayRange wanted, ZoneId zone) {
        DayRange range = filter.signature() == null ? wanted : wanted.notBefore(limits.firstDay());
        LocalDateTime now = now(zone);
        FiguresAnswer answer =
                figures.of(query(accountId, filter, range.from(), range.to(), range.isHourly() ? Step.HOUR : Step.DAY));
        Integer until = range.isHourly() && range.to().equals(now.toLocalDate()) ? now.getHour() : null;
        return new Report(
                range,
                answer.asOf(),
                answer.total(),
                before(accountId, filter, range.before(), until),
                until,
                points(answer, range.slots(now)));
    }

    /** A whole day is not compared with the part of one: that would be a fall every morning. */
    private Sums before(long accountId, StatisticsFilter filter, DayRange earlier, @Nullable Integer until) {
        if (until == null) {
            return figures.of(query(accountId, filter, earlier.from(), earlier.to(), Step.RANGE))
                    .total();
        }
        Sums sums = Sums.none();
        figures.of(query(accountId, filter, earlier.from(), earlier.to(), Step.HOUR)).rows().stream()
                .filter(row -> requireNonNull(row.hour()) <= until)
                .forEach(row -> sums.add(row.sums()));
        return sums;
    }

    /**
     * What messages of one kind, template and signature came to in a range.
     *
     * @param template its code
     */
    public record Part(TemplateKind kind, String template, String signature, Sums sums) {}

    /**
     * @param parts of the whole range, those with most parts first; together they are its total
     * @param more whether there are more of them than were wanted
     */
    public record Detailed(Report report, List<Part> parts, boolean more) {}

    /**
     * A report with what it is made up of, all as it was at one instant.
     *
     * @param most of its parts
     */
    public Detailed detailed(long accountId, StatisticsFilter filter, DayRange range, ZoneId zone, int most) {
        return figures.atOneInstant(() -> {
            Report report = of(accountId, filter, range, zone);
            FiguresAnswer texts = figures.of(new FiguresQuery(
                    accountId,
                    report.range().from(),
                    report.range().to(),
                    Dimension.TEXT,
                    Step.RANGE,
                    null,
                    filter.signature(),
                    most));
            return new Detailed(
                    report,
                    texts.rows().stream()
                            .map(SendStatistics::part)
                            .filter(part -> filter.kinds().contains(part.kind())
                                    && (filter.templates() == null
                                            || filter.templates().contains(part.template())))
                            .toList(),
                    texts.more());
        });
    }

    /** Of {@link Dimension#TEXT}. */
    private static Part part(FiguresAnswer.Row row) {
        int end = row.value().indexOf('/');
        return new Part(
                TemplateKind.valueOf(row.value().substring(0, end)),
                row.value().substring(end + 1),
                row.detail(),
                row.sums());
    }

    /** Each day of a range that is not still to come, in their order; of one signature not before its figures begin. */
    public List<Point> days(long accountId, StatisticsFilter filter, LocalDate first, LocalDate to, ZoneId zone) {
        boolean begins = filter.signature() != null && first.isBefore(limits.firstDay());
        LocalDate from = begins ? limits.firstDay() : first;
        FiguresAnswer answer = figures.of(query(accountId, filter, from, to, Step.DAY));
        return points(answer, DayRange.days(from, to, now(zone).toLocalDate()));
    }

    private LocalDateTime now(ZoneId zone) {
        return LocalDateTime.ofInstant(clock.instant(), zone);
    }

    private static List<Point> points(FiguresAnswer answer, Stream<Slot> slots) {
        Map<Slot, Sums> known = answer.rows().stream()
                .collect(Collectors.toMap(
                        row -> new Slot(requireNonNull(row.day()), row.hour()), FiguresAnswer.Row::sums));
        return slots.map(slot -> new Point(slot, known.getOrDefault(slot, Sums.none())))
                .toList();
    }

    private static TextQuery query(long accountId, StatisticsFilter filter, LocalDate from, LocalDate to, Step step) {
        return new TextQuery(accountId, from, to, step, filter.kinds(), filter.templates(), filter.signature());
    }
}
