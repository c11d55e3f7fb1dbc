package dev.signet.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which figures of an account are wanted.
 *
 * @param from first day, of the account's zone
 * @param to last day, included
 * @param step whether each day, or hour, is wanted by itself
 * @param value only this value of the dimension; null for all
 * @param detail only this one, of dimensions that have one; null for all
 * @param most rows at most
 */
public record FiguresQuery(
        long accountId,
        LocalDate from,
        LocalDate to,
        Dimension dimension,
        Step step,
        @Nullable String value,
        @Nullable String detail,
        int most) {

    /** What a row is of. */
    public enum Step {
        /** The whole range: those with most parts first. */
        RANGE,
        DAY,
        HOUR
    }

    /** All of an account in a range of days. */
    public static FiguresQuery total(long accountId, LocalDate from, LocalDate to) {
        return new FiguresQuery(accountId, from, to, Dimension.ALL, Step.RANGE, null, null, 1);
    }
}
