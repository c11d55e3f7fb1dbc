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
        LocalDate kept = ChinaTime.dayOf(expired.at()).minusYears(settings.keepYears());
        forget(FiguresTable.DAYS, kept.isBefore(oldest) ? kept : oldest);
        jdbc.update("delete from figures_recount where day <= ?", oldest.toEpochDay());
        jdbc.update("delete from figures_finding where day <= ?", oldest.toEpochDay());
    }

    private void forget(FiguresTable table, LocalDate before) {
        Portions.delete(
                PORTION,
                () -> jdbc.update(
                        "delete from " + table.table + " where " + table.time + " < ? limit " + PORTION,
                        table.first(before)));
    }
}
