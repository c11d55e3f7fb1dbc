package dev.signet.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures as they are read, all from one instant.
 *
 * @param asOf everything until then is in them; what came later may be
 * @param total of the range, or of the wanted value in it
 * @param rows without those of nothing
 * @param more whether there are rows beyond those wanted at most
 */
public record FiguresAnswer(Instant asOf, Sums total, List<Row> rows, boolean more) {

    /**
     * What one value comes to, in the whole range, a day or an hour.
     *
     * @param day null where the row is of the whole range
     * @param hour of the day, 0 to 23; null where the row is not of an hour
     * @param detail of a tag its value, of a text its signature, of a kind by place its place, else empty
     */
    public record Row(@Nullable LocalDate day, @Nullable Integer hour, String value, String detail, Sums sums) {}
}
