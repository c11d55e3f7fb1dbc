package dev.signet.billing.movement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Days of a zone in quarters of an hour since 1970. Where a zone is some minutes apart from them, its days begin with the quarter. */
record Days(ZoneId zone) {

    /**
     * Days in a row that have as many quarters: all of a month, but where a clock is put forward or back.
     *
     * @param from the first day's first quarter
     * @param length of each day, in quarters
     */
    record Run(LocalDate first, long from, long length, long days) {

        long end() {
            return from + length * days;
        }

        LocalDate day(long slot) {
            return first.plusDays(slot);
        }
    }

    long start(LocalDate day) {
        return Math.floorDiv(day.atStartOfDay(zone).toEpochSecond(), Flow.QUARTER_SECONDS);
    }

    long end(LocalDate day) {
        return start(day.plusDays(1));
    }

    LocalDate of(long millis) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
        return Math.floorDiv(millis, Flow.QUARTER_MILLIS) < end(day) ? day : day.plusDays(1);
    }

    List<Run> runs(LocalDate from, LocalDate to) {
        List<Run> runs = new ArrayList<>();
        LocalDate first = from;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            boolean goesOn = !day.equals(to) && length(day.plusDays(1)) == length(first);
            if (!goesOn) {
                runs.add(new Run(first, start(first), length(first), day.toEpochDay() - first.toEpochDay() + 1));
                first = day.plusDays(1);
            }
        }
        return runs;
    }

    private long length(LocalDate day) {
        return end(day) - start(day);
    }
}
