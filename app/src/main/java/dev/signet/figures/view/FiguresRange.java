package dev.signet.figures.view;

import dev.signet.rulebook.ActiveRulebook;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** How many days may be asked for at once, as the rulebook says. */
@Component
public class FiguresRange {

    private final ActiveRulebook rulebook;

    FiguresRange(ActiveRulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** Most days at once, by day or by hour. */
    public int mostDays(boolean hours) {
        return rulebook.current()
                .policies()
                .number(hours ? "records.figures.hour-days.max" : "records.figures.days.max");
    }

    /** Most rows at once. */
    public int mostRows() {
        return rulebook.current().policies().number("records.figures.rows.max");
    }

    /** The first day of which there are figures of one signature (S7.2-6). */
    public LocalDate firstDay() {
        return LocalDate.parse(rulebook.current().policies().text("records.figures.first-day"));
    }

    /** Most rows of a list of those with most. */
    public int topRows() {
        return rulebook.current().policies().number("records.figures.top.rows");
    }

    /** From the first to the last, both included. */
    public static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
