package dev.signet.rules.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/**
 * When a review is due (RV-1, RV-2, RV-4, RV-6): only review hours count, and a holiday has none. Hours, classes and
 * holidays are the tables of {@code policies/review}.
 */
public final class ReviewCalendar {

    /** Classes that the shipped table holds. */
    public static final String STANDARD = "standard";

    public static final String PUBLIC_BODY = "public-body";

    /** Far more than any holiday lasts; a calendar without review hours must not loop for ever. */
    private static final int MOST_DAYS = 3_660;

    /**
     * @param amount hours of review time, or working days
     * @param workingDays whether {@code amount} counts working days
     */
    public record ReviewClass(int amount, boolean workingDays) {}

    private final LocalTime opens;
    private final LocalTime closes;
    private final Map<String, ReviewClass> classes;
    private final Set<LocalDate> holidays;
    private final Set<LocalDate> extraWorkdays;

    public ReviewCalendar(
            LocalTime opens,
            LocalTime closes,
            Map<String, ReviewClass> classes,
            Set<LocalDate> holidays,
            Set<LocalDate> extraWorkdays) {
        this.opens = opens;
        this.closes = closes;
        this.classes = Map.copyOf(classes);
        this.holidays = Set.copyOf(holidays);
        this.extraWorkdays = Set.copyOf(extraWorkdays);
    }

    /**
     * The instant by which an application submitted then should be decided.
     *
     * @param reviewClass a class of the table, {@link #STANDARD} or {@link #PUBLIC_BODY} for instance
     * @throws IllegalArgumentException where the table has no such class
     */
    public Instant deadline(Instant submitted, String reviewClass, ZoneId zone) {
        ReviewClass chosen = classes.get(reviewClass);
        if (chosen == null) {
            throw new IllegalArgumentException("no review class " + reviewClass + "; there are " + classes.keySet());
        }
        ZonedDateTime from = submitted.atZone(zone);
        ZonedDateTime due =
                chosen.workingDays() ? afterWorkingDays(from, chosen.amount()) : afterHours(from, chosen.amount());
        return due.toInstant();
    }

    /** Whether reviews are made at this time. */
    public boolean isOpen(Instant at, ZoneId zone) {
        ZonedDateTime time = at.atZone(zone);
        return isReviewDay(time.toLocalDate())
                && !time.isBefore(opening(time.toLocalDate(), zone))
                && time.isBefore(closing(time.toLocalDate(), zone));
    }

    private ZonedDateTime afterHours(ZonedDateTime from, int hours) {
        Duration left = Duration.ofHours(hours);
        LocalDate day = from.toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            if (!isReviewDay(day)) {
                continue;
            }
            ZonedDateTime start = later(from, opening(day, from.getZone()));
            Duration open = Duration.between(start, closing(day, from.getZone()));
            if (open.isNegative() || open.isZero()) {
                continue;
            }
            if (left.compareTo(open) <= 0) {
                return start.plus(left);
            }
            left = left.minus(open);
        }
        throw new IllegalStateException("the review calendar has no open day after " + from.toLocalDate());
    }

    /** The same time of day, so many working days later; what comes in outside review hours counts from the next opening. */
    private ZonedDateTime afterWorkingDays(ZonedDateTime from, int days) {
        ZonedDateTime start = nextWorkingMoment(from);
        LocalDate day = start.toLocalDate();
        int counted = 0;
        for (int i = 0; i < MOST_DAYS; i++) {
            if (counted == days) {
                return ZonedDateTime.of(day, start.toLocalTime(), from.getZone());
            }
            day = day.plusDays(1);
            counted += isWorkingDay(day) ? 1 : 0;
        }
        throw new IllegalStateException("the review calendar has no working day after " + from.toLocalDate());
    }

    private ZonedDateTime nextWorkingMoment(ZonedDateTime from) {
        LocalDate day = from.toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            if (isWorkingDay(day) && from.isBefore(closing(day, from.getZone()))) {
                return later(from, opening(day, from.getZone()));
            }
        }
        throw new IllegalStateException("the review calendar has no working day after " + from.toLocalDate());
    }

    private boolean isReviewDay(LocalDate day) {
        return !holidays.contains(day);
    }

    private boolean isWorkingDay(LocalDate day) {
        return isReviewDay(day) && (day.getDayOfWeek().getValue() <= 5 || extraWorkdays.contains(day));
    }

    private ZonedDateTime opening(LocalDate day, ZoneId zone) {
        return ZonedDateTime.of(day, opens, zone);
    }

    private ZonedDateTime closing(LocalDate day, ZoneId zone) {
        return ZonedDateTime.of(closes.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day, closes, zone);
    }

    private static ZonedDateTime later(ZonedDateTime a, ZonedDateTime b) {
        return a.isAfter(b) ? a : b;
    }

    /** {@code 8:00}, {@code 08:00} or {@code 24:00}, the last read as the midnight that ends the day. */
    public static LocalTime timeOfDay(String text) {
        if (text.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }
}
