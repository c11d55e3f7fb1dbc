package dev.signet.home;

import dev.signet.figures.view.Volume;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much an account sent, from whoever counts it. Days and hours are of the account's zone. */
public interface Volumes {

    /** @param hour of the day; null where it is all of it */
    record Point(LocalDate day, @Nullable Integer hour, Volume volume) {}

    /** @param to included */
    record Days(LocalDate from, LocalDate to) {}

    /**
     * Days and hours in their order, without those of nothing.
     *
     * @param abroad what of the days that were asked for went under templates for messages abroad
     */
    record Known(List<Point> days, List<Point> hours, Volume abroad) {}

    /**
     * Asked once for all that a page shows: what is told is of one instant.
     *
     * @param days null where no day is wanted as a whole
     * @param hourly those of which each hour is wanted
     * @param abroad of which it is wanted how much went abroad
     */
    Known of(long accountId, @Nullable Days days, List<LocalDate> hourly, Days abroad);
}
