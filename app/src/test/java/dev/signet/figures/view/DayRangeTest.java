package dev.signet.figures.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shortcuts of statistics, and what they are compared with. */
class DayRangeTest {

    @ParameterizedTest
    @Tag("S7.2-4")
    @CsvSource({
        "month, 2026-12-01, 2026-12-01, 2026-12-01, 2026-11-01, 2026-11-01",
        "month, 2026-12-31, 2026-12-01, 2026-12-31, 2026-11-01, 2026-11-30",
        "month, 2026-03-30, 2026-03-01, 2026-03-30, 2026-02-01, 2026-02-28",
        "last-month, 2026-12-31, 2026-11-01, 2026-11-30, 2026-10-01, 2026-10-31",
        "last-month, 2024-03-31, 2024-02-01, 2024-02-29, 2024-01-01, 2024-01-31",
        "last-month, 2026-01-01, 2025-12-01, 2025-12-31, 2025-11-01, 2025-11-30",
        "7d, 2026-12-02, 2026-11-26, 2026-12-02, 2026-11-19, 2026-11-25",
        "today, 2026-12-02, 2026-12-02, 2026-12-02, 2026-12-01, 2026-12-01"
    })
    void isComparedWithAsMuchTimeBefore(
            String key, LocalDate today, LocalDate from, LocalDate to, LocalDate before, LocalDate until) {
        DayRange range = DayRange.of(key, null, null, today);

        assertThat(range).isEqualTo(new DayRange(key, from, to));
        assertThat(range.before().from()).isEqualTo(before);
        assertThat(range.before().to()).isEqualTo(until);
    }

    @Test
    @Tag("S7.2-4")
    void aChosenRangeIsItsOwn() {
        LocalDate from = LocalDate.of(2026, 11, 10);
        DayRange range = DayRange.of("custom", from, from.plusDays(2), from.plusDays(9));

        assertThat(range.before()).isEqualTo(new DayRange("custom", from.minusDays(3), from.minusDays(1)));
    }

    @Test // #14: an address without a key showed other days than stood in it
    void daysWithoutAKeyAreMeantAsTheyStand() {
        LocalDate from = LocalDate.of(2026, 11, 10);

        assertThat(DayRange.of(null, from, from.plusDays(2), from.plusDays(9)))
                .isEqualTo(new DayRange("custom", from, from.plusDays(2)));
        assertThat(DayRange.of(null, null, null, from)).isEqualTo(new DayRange("7d", from.minusDays(6), from));
    }

    /** A page shows the last days for what it cannot read; a program is told. */
    @ParameterizedTest
    @CsvSource({
        "lastmonth, , , ",
        "custom, , , ",
        "custom, 2026-12-03, 2026-12-04, ",
        "custom, 2026-12-02, 2026-12-01, ",
        "custom, 2020-01-01, 2026-12-02, ",
        ", 2026-11-01, 2026-11-02, custom",
        "custom, 2026-11-01, 2026-12-31, custom",
        ", , , 7d",
        "month, , , month",
        "7d, 2026-11-01, 2026-11-02, ",
        "month, , 2026-11-02, "
    })
    void aProgramIsShownTheDaysItAskedForOrNone(String key, LocalDate from, LocalDate to, String shown) {
        assertThat(DayRange.exactly(key, from, to, LocalDate.of(2026, 12, 2)).map(DayRange::key))
                .isEqualTo(Optional.ofNullable(shown));
    }

    @Test
    void isCutWhereFiguresBegin() {
        LocalDate first = LocalDate.of(2019, 1, 1);
        DayRange across = new DayRange("custom", first.minusDays(3), first.plusDays(3));
        DayRange before = new DayRange("last-month", first.minusDays(31), first.minusDays(1));

        assertThat(across.notBefore(first)).isEqualTo(new DayRange("custom", first, first.plusDays(3)));
        assertThat(across.notBefore(across.from())).isSameAs(across);
        assertThat(before.notBefore(first)).isEqualTo(new DayRange("custom", first, first));
    }

    @Test
    void whatIsStillToComeIsNoPlace() {
        LocalDate day = LocalDate.of(2026, 12, 2);

        assertThat(slots("month", day.atTime(3, 30))).isEqualTo(2);
        assertThat(slots("today", day.atTime(3, 30)))
                .as("hours that have begun")
                .isEqualTo(4);
        assertThat(slots("yesterday", day.atTime(3, 30))).isEqualTo(24);
        assertThat(DayRange.days(day.plusDays(1), day.plusDays(3), day)).isEmpty();
    }

    private static long slots(String key, LocalDateTime now) {
        return DayRange.of(key, null, null, now.toLocalDate()).slots(now).count();
    }
}
