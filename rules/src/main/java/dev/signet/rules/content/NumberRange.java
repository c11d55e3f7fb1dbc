package dev.signet.rules.content;

import dev.signet.rules.fact.Vendor;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of mainland number ranges, for one of its prefixes.
 *
 * @param prefix the first three to five digits, without the country code
 * @param takesTexts no for cards of things, which are numbers but receive no messages (CN-4)
 * @param first the first day on which the range is in use; null where it always was
 * @param last the last day; null where no end is known
 */
public record NumberRange(
        String prefix,
        Vendor vendor,
        boolean takesTexts,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        String note) {

    /** Whether messages may go to its numbers on this day. */
    public boolean isReachable(LocalDate day) {
        return takesTexts && isInUse(day);
    }

    public boolean isInUse(LocalDate day) {
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }

    boolean meets(NumberRange other) {
        return prefix.equals(other.prefix) && !endsBefore(last, other.first) && !endsBefore(other.last, first);
    }

    private static boolean endsBefore(@Nullable LocalDate last, @Nullable LocalDate first) {
        return last != null && first != null && last.isBefore(first);
    }
}
