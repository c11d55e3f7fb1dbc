package dev.signet.home;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much an account sent, from whoever counts it. Days and hours are of the account's zone. */
public interface Volumes {

    /**
     * In parts (条数), which is what messages are charged by.
     *
     * @param sent delivered, failed and unanswered together; what the blacklist stopped is in none (S7.2-2)
     * @param failed refused ones included
     * @param spend charged or reserved, in yuan
     */
    record Volume(long sent, long delivered, long failed, long unanswered, BigDecimal spend) {

        public static final Volume NONE = new Volume(0, 0, 0, 0, BigDecimal.ZERO);

        Volume plus(Volume more) {
            return new Volume(
                    sent + more.sent,
                    delivered + more.delivered,
                    failed + more.failed,
                    unanswered + more.unanswered,
                    spend.add(more.spend));
        }
    }

    /** @param hour of the day; null where it is all of it */
    record Point(LocalDate day, @Nullable Integer hour, Volume volume) {}

    /** @param to included */
    record Days(LocalDate from, LocalDate to) {}

    /** In their order, without days and hours of nothing. */
    record Known(List<Point> days, List<Point> hours) {}

    /**
     * Asked once for all that a page shows: what is told is of one instant.
     *
     * @param days null where no day is wanted as a whole
     * @param hourly those of which each hour is wanted
     */
    Known of(long accountId, @Nullable Days days, List<LocalDate> hourly);
}
