package dev.signet.billing.movement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what became of a balance within some days: {@code opening} + {@code in} - {@code out} = {@code closing}, where
 * {@code in} and {@code out} are those of all lines of the days, whichever kinds and pages are shown. Amounts are in yuan.
 *
 * @param to included
 * @param opening the balance before the first day
 * @param in of lines by which it became more
 * @param out of those by which it became less
 * @param closing the balance after the last day, or now
 * @param lines how many there are of the kind that is asked for
 * @param shown what the balance became more by through them
 * @param movements of the page, the newest first
 * @param next where the next page begins; null after the last
 */
public record Period(
        LocalDate from,
        LocalDate to,
        BigDecimal opening,
        BigDecimal in,
        BigDecimal out,
        BigDecimal closing,
        long lines,
        BigDecimal shown,
        List<Movement> movements,
        @Nullable String next) {

    public Period {
        movements = List.copyOf(movements);
    }
}
