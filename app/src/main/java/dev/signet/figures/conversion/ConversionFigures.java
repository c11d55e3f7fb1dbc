package dev.signet.figures.conversion;

import dev.signet.figures.Dimension;
import dev.signet.figures.FiguresSettings;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Portions;
import dev.signet.platform.RecordsExpired;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.TemplateKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Messages that accounts reported as used or not, by the day on which they were accepted, exact: counted in the transaction
 * that takes the report, each message once, by what was reported of it last.
 */
@Component
public class ConversionFigures {

    private static final int PORTION = 1000;

    private final JdbcTemplate jdbc;
    private final FiguresSettings settings;

    ConversionFigures(@DataPlane JdbcTemplate jdbc, FiguresSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** What a report is counted by. */
    public enum By {
        /** Sums of what is counted by template. */
        DAY("day", Dimension.TEMPLATE),
        TEMPLATE("value", Dimension.TEMPLATE),
        PLACE("value", Dimension.PLACE);

        private final String column;
        private final Dimension dimension;

        By(String column, Dimension dimension) {
            this.column = column;
            this.dimension = dimension;
        }
    }

    /**
     * The place of a message among what is counted.
     *
     * @param day since 1970, of its account's zone
     */
    public record Place(long accountId, long day, TemplateKind kind, String template, String place) {}

    /** @param used of the reported */
    public record Count(long reported, long used) {
        public static final Count NONE = new Count(0, 0);
    }

    /** For the transaction that takes the report. @param change by what the counts of its place change */
    public void count(Place of, Count change) {
        jdbc.update(
                """
                insert into figures_conversion (account_id, kind, dimension, day, value, reported, used)
                values (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?)
                on duplicate key update reported = reported + values(reported), used = used + values(used)""",
                Stream.of(
                                row(of, Dimension.TEMPLATE, of.template(), change),
                                row(of, Dimension.PLACE, of.place(), change))
                        .flatMap(List::stream)
                        .toArray());
    }

    private static List<Object> row(Place of, Dimension dimension, String value, Count change) {
        return List.of(
                of.accountId(),
                of.kind().ordinal(),
                dimension.ordinal(),
                of.day(),
                value,
                change.reported(),
                change.used());
    }

    /**
     * What was reported of messages of a range of days.
     *
     * @param to included
     * @return by days since 1970, codes of templates, or places
     */
    public Map<String, Count> of(long accountId, LocalDate from, LocalDate to, TemplateKind kind, By by) {
        Map<String, Count> counts = new LinkedHashMap<>();
        jdbc.query(
                "select " + by.column
                        + ", sum(reported), sum(used) from figures_conversion where account_id = ? and kind = ?"
                        + " and dimension = ? and day between ? and ? group by 1 order by 1",
                row -> {
                    counts.put(row.getString(1), new Count(row.getLong(2), row.getLong(3)));
                },
                accountId,
                kind.ordinal(),
                by.dimension.ordinal(),
                from.toEpochDay(),
                to.toEpochDay());
        return counts;
    }

    /** They are kept as long as the figures by day. */
    @EventListener
    void forget(RecordsExpired expired) {
        LocalDate kept = ChinaTime.dayOf(expired.at()).minusYears(settings.keepYears());
        Portions.delete(
                PORTION,
                () -> jdbc.update("delete from figures_conversion where day < ? limit " + PORTION, kept.toEpochDay()));
    }
}
