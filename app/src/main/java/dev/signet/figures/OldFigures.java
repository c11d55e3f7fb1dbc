package dev.signet.figures;

import dev.signet.platform.DataPlane;
import dev.signet.platform.Portions;
import dev.signet.platform.RecordsExpired;
import dev.signet.platform.time.ChinaTime;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Removes what has had its time: hours with their messages, days years later. */
@Component
class OldFigures {

    private static final int PORTION = 1000;

    private final JdbcTemplate jdbc;
    private final FiguresSettings settings;

    OldFigures(@DataPlane JdbcTemplate jdbc, FiguresSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @EventListener
    void forget(RecordsExpired expired) {
        LocalDate oldest = ChinaTime.dayOf(expired.before());
        forget(FiguresTable.HOURS, oldest);
        forgetFailures(oldest);
        LocalDate kept = ChinaTime.dayOf(expired.at()).minusYears(settings.keepYears());
        LocalDate first = kept.isBefore(oldest) ? kept : oldest;
        forget(FiguresTable.DAYS, first);
        forget(FiguresTable.MONTHS, first);
        jdbc.update("delete from figures_recount where day <= ?", oldest.toEpochDay());
        jdbc.update("delete from figures_finding where day <= ?", oldest.toEpochDay());
    }

    /** By the key, account by account: days of all dimensions together are kept for years. */
    private void forgetFailures(LocalDate before) {
        jdbc.queryForList(
                        "select account_id, min(day) from figures_day where dimension = ? group by account_id",
                        Dimension.FAILURE.ordinal())
                .forEach(row -> Portions.delete(
                        PORTION,
                        () -> jdbc.update(
                                "delete from figures_day where account_id = ? and dimension = ? and day < ? limit "
                                        + PORTION,
                                row.get("account_id"),
                                Dimension.FAILURE.ordinal(),
                                before.toEpochDay())));
    }

    private void forget(FiguresTable table, LocalDate before) {
        Portions.delete(
                PORTION,
                () -> jdbc.update(
                        "delete from " + table.table + " where " + table.time + " < ? limit " + PORTION,
                        table.first(before)));
    }
}
