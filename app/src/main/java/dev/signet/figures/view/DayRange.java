package dev.signet.figures.view;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days that a page shows figures of.
 *
 * @param key as the address says it: {@code today}, {@code yesterday}, {@code 7d}, {@code 30d}, {@code month}, {@code last-month},
 *     {@code custom}
 * @param to included
 */
public record DayRange(String key, LocalDate from, LocalDate to) {

    /** As many points as a picture can still tell apart. */
    public static final int MOST_DAYS = 366;

    private static final String CUSTOM = "custom";
    private static final String LAST_MONTH = "last-month";

    /**
     * What an address asks for; what cannot be shown is the last seven days.
     *
     * @param today in the account's zone
     */
    public static DayRange of(@Nullable String key, @Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        String asked = meant(key, from, to);
        return switch (asked == null ? "" : asked) {
            case "today" -> new DayRange("today", today, today);
            case "yesterday" -> new DayRange("yesterday", today.minusDays(1), today.minusDays(1));
            case "30d" -> new DayRange("30d", today.minusDays(29), today);
            case "month" -> new DayRange("month", today.withDayOfMonth(1), today);
            case LAST_MONTH -> month(LAST_MONTH, today.minusMonths(1));
            case CUSTOM -> custom(from, to, today).orElseGet(() -> week(today));
            default -> week(today);
        };
    }

    /**
     * As {@link #of}, for programs; empty where that would show other days than are asked for, as it may where both a range and
     * days are.
     */
    public static Optional<DayRange> exactly(
            @Nullable String key, @Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        String asked = meant(key, from, to);
        if (asked != null && !asked.equals(CUSTOM) && (from != null || to != null)) {
            return Optional.empty();
        }
        DayRange range = of(asked, from, to, today);
        boolean same = asked == null
                || asked.equals(range.key())
                        && (!asked.equals(CUSTOM) || range.from().equals(from));
        return Optional.of(range).filter(any -> same);
    }

    /** The key that an address names, or this where it names neither key nor days. */
    public static @Nullable String asked(
            String otherwise, @Nullable String key, @Nullable LocalDate from, @Nullable LocalDate to) {
        return key == null && from == null && to == null ? otherwise : key;
    }

    /** Days without a key are meant as they stand. */
    private static @Nullable String meant(@Nullable String key, @Nullable LocalDate from, @Nullable LocalDate to) {
        return key == null && (from != null || to != null) ? CUSTOM : key;
    }

    private static DayRange week(LocalDate today) {
        return new DayRange("7d", today.minusDays(6), today);
    }

    private static DayRange month(String key, LocalDate day) {
        return new DayRange(key, day.withDayOfMonth(1), day.withDayOfMonth(day.lengthOfMonth()));
    }

    /** Two days in either order; the end may lie ahead, as a month's does: it is shown to today. */
    private static Optional<DayRange> custom(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        if (from == null || to == null) {
            return Optional.empty();
        }
        if (from.isAfter(to)) {
            return custom(to, from, today);
        }
        if (from.isAfter(today)) {
            return Optional.empty();
        }
        LocalDate last = to.isAfter(today) ? today : to;
        LocalDate first = ChronoUnit.DAYS.between(from, last) < MOST_DAYS ? from : last.minusDays(MOST_DAYS - 1);
        return Optional.of(new DayRange(CUSTOM, first, last));
    }

    /** The same from a day on; where it ended before, the day alone, of which there is nothing then. */
    public DayRange notBefore(LocalDate first) {
        return !from.isBefore(first) ? this : new DayRange(CUSTOM, first, to.isBefore(first) ? first : to);
    }

    /** As many days before it; of a whole month the month before. */
    public DayRange before() {
        if (key.equals(LAST_MONTH)) {
            return month(CUSTOM, from.minusMonths(1));
        }
        if (key.equals("month")) { // as far as this month has come
            LocalDate last = from.minusMonths(1).plusDays(days() - 1);
            return new DayRange(CUSTOM, from.minusMonths(1), last.isBefore(from) ? last : from.minusDays(1));
        }
        return new DayRange(CUSTOM, from.minusDays(days()), from.minusDays(1));
    }

    private long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As an address asks for it. */
    public String query() {
        return "range=" + key + (key.equals(CUSTOM) ? "&from=" + from + "&to=" + to : "");
    }

    /** A day, or an hour of one. */
    public record Slot(LocalDate day, @Nullable Integer hour) {}

    /** All that there is to show, in its order, as far as time has come. */
    public Stream<Slot> slots(LocalDateTime now) {
        if (!isHourly()) {
            return days(from, to, now.toLocalDate());
        }
        int last = (from.equals(now.toLocalDate()) ? now.toLocalTime() : LocalTime.MAX).getHour();
        return IntStream.rangeClosed(0, last).mapToObj(hour -> new Slot(from, hour));
    }

    /** Each day of a range that is not still to come. */
    public static Stream<Slot> days(LocalDate from, LocalDate to, LocalDate today) {
        LocalDate last = to.isAfter(today) ? today : to;
        return last.isBefore(from)
                ? Stream.of()
                : from.datesUntil(last.plusDays(1)).map(day -> new Slot(day, null));
    }

    /** One day is shown by its hours. */
    public boolean isHourly() {
        return from.equals(to);
    }
}
