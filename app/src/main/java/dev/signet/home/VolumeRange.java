package dev.signet.home;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days that a chart of volumes shows.
 *
 * @param key as the address says it: {@code today}, {@code yesterday}, {@code 7d}, {@code 30d}, {@code custom}
 * @param to included
 */
public record VolumeRange(String key, LocalDate from, LocalDate to) {

    /** As many points as a picture can still tell apart. */
    static final int MOST_DAYS = 366;

    private static final String CUSTOM = "custom";

    /**
     * What an address asks for; what cannot be shown is the last seven days.
     *
     * @param today in the account's zone
     */
    public static VolumeRange of(
            @Nullable String key, @Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        return switch (key == null ? "" : key) {
            case "today" -> new VolumeRange("today", today, today);
            case "yesterday" -> new VolumeRange("yesterday", today.minusDays(1), today.minusDays(1));
            case "30d" -> new VolumeRange("30d", today.minusDays(29), today);
            case CUSTOM -> custom(from, to, today).orElseGet(() -> week(today));
            default -> week(today);
        };
    }

    private static VolumeRange week(LocalDate today) {
        return new VolumeRange("7d", today.minusDays(6), today);
    }

    /** Two days in either order; the end may lie ahead, as a month's does: it is shown to today. */
    private static Optional<VolumeRange> custom(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
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
        return Optional.of(new VolumeRange(CUSTOM, first, last));
    }

    /** As an address asks for it. */
    public String query() {
        return "range=" + key + (key.equals(CUSTOM) ? "&from=" + from + "&to=" + to : "");
    }

    /** One day is shown by its hours. */
    public boolean isHourly() {
        return from.equals(to);
    }
}
