package dev.signet.billing.movement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a line stands among the others, the newest first: by day, first what messages did in it, then the rest by time. That
 * stays so while the day goes on, so that the next page begins where the last one ended, whatever has come meanwhile.
 *
 * @param order of a line of what messages did, by kind and month; -1 of one that stands by itself
 * @param at of one that stands by itself, in milliseconds
 * @param id of its entry
 */
record MovementPlace(LocalDate day, int order, long at, long id) implements Comparable<MovementPlace> {

    private static final Comparator<MovementPlace> NEWEST_FIRST = Comparator.comparing(MovementPlace::day)
            .reversed()
            .thenComparing(MovementPlace::isAlone)
            .thenComparing(MovementPlace::order)
            .thenComparing(Comparator.comparing(MovementPlace::at).reversed())
            .thenComparing(Comparator.comparing(MovementPlace::id).reversed());

    private static final Pattern SPELLED =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})_(-1|[0-9]{1,9})_([0-9]{1,15})_([0-9]{1,19})");

    private boolean isAlone() {
        return order < 0;
    }

    @Override
    public int compareTo(MovementPlace other) {
        return NEWEST_FIRST.compare(this, other);
    }

    /** As an address has it. */
    String spelled() {
        return day + "_" + order + "_" + at + "_" + id;
    }

    /** What {@link #spelled} wrote; empty for anything else. */
    static Optional<MovementPlace> of(String spelled) {
        Matcher parts = SPELLED.matcher(spelled);
        try {
            return parts.matches()
                    ? Optional.of(new MovementPlace(
                            LocalDate.parse(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Long.parseLong(parts.group(3)),
                            Long.parseLong(parts.group(4))))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException noPlace) {
            return Optional.empty();
        }
    }
}
