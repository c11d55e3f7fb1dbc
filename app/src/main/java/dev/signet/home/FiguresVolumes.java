package dev.signet.home;

import dev.signet.figures.Dimension;
import dev.signet.figures.Figures;
import dev.signet.figures.FiguresAnswer.Row;
import dev.signet.figures.FiguresQuery;
import dev.signet.figures.FiguresQuery.Step;
import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.Volume;
import dev.signet.rules.fact.TemplateKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Volumes as {@code figures} counts them. */
@Component
class FiguresVolumes implements Volumes {

    private final Figures figures;

    FiguresVolumes(Figures figures) {
        this.figures = figures;
    }

    @Override
    public Known of(long accountId, @Nullable Days days, List<LocalDate> hourly, Days abroad) {
        List<FiguresQuery> queries = new ArrayList<>();
        hourly.stream().distinct().sorted().forEach(day -> queries.add(query(accountId, day, day, Step.HOUR)));
        if (days != null) {
            queries.add(query(accountId, days.from(), days.to(), Step.DAY));
        }
        int all = queries.size();
        queries.add(new FiguresQuery(
                accountId,
                abroad.from(),
                abroad.to(),
                Dimension.KIND,
                Step.RANGE,
                TemplateKind.INTERNATIONAL.name(),
                null,
                1));
        List<List<Row>> rows = figures.rows(queries);
        int ofHours = days == null ? all : all - 1;
        return new Known(
                points(rows.subList(ofHours, all)),
                points(rows.subList(0, ofHours)),
                rows.get(all).stream().map(row -> Volume.of(row.sums())).reduce(Volume.NONE, Volume::plus));
    }

    /** As many rows as there can be; hours of a day are fewer. */
    private static FiguresQuery query(long accountId, LocalDate from, LocalDate to, Step step) {
        int most = step == Step.HOUR ? DayRange.MOST_DAYS : Math.toIntExact(ChronoUnit.DAYS.between(from, to) + 1);
        return new FiguresQuery(accountId, from, to, Dimension.ALL, step, null, null, most);
    }

    private static List<Point> points(List<List<Row>> rows) {
        return rows.stream().flatMap(List::stream).map(FiguresVolumes::point).toList();
    }

    private static Point point(Row row) {
        return new Point(Objects.requireNonNull(row.day()), row.hour(), Volume.of(row.sums()));
    }
}
