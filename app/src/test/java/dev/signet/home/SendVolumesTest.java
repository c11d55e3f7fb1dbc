package dev.signet.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.signet.figures.view.DayRange;
import dev.signet.figures.view.Volume;
import dev.signet.home.Volumes.Days;
import dev.signet.home.Volumes.Known;
import dev.signet.home.Volumes.Point;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("S1-9")
class SendVolumesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** The second of December, 00:30, in the account's zone. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T16:30:00Z"), ZoneOffset.UTC);

    private static final LocalDate TODAY = LocalDate.parse("2026-12-02");

    private final Volumes volumes = mock(Volumes.class);
    private final SendVolumes view = new SendVolumes(volumes, CLOCK);

    private static Volume volume(long sent) {
        return new Volume(sent, sent - 1, 1, 0, BigDecimal.valueOf(sent));
    }

    @ParameterizedTest
    @CsvSource({
        "today, , , today, 2026-12-02, 2026-12-02",
        "yesterday, , , yesterday, 2026-12-01, 2026-12-01",
        "7d, , , 7d, 2026-11-26, 2026-12-02",
        "30d, , , 30d, 2026-11-03, 2026-12-02",
        ", , , 7d, 2026-11-26, 2026-12-02",
        "nonsense, , , 7d, 2026-11-26, 2026-12-02",
        "custom, 2026-11-01, 2026-11-30, custom, 2026-11-01, 2026-11-30",
        "custom, 2026-11-01, 2026-12-31, custom, 2026-11-01, 2026-12-02",
        "custom, 2020-01-01, 2026-12-02, custom, 2025-12-02, 2026-12-02",
        "custom, 2026-11-30, 2026-11-01, custom, 2026-11-01, 2026-11-30",
        "custom, 2026-12-03, 2026-12-04, 7d, 2026-11-26, 2026-12-02",
        "custom, , 2026-12-02, 7d, 2026-11-26, 2026-12-02"
    })
    void readsTheRangeThatAnAddressAsksFor(
            String key, LocalDate from, LocalDate to, String shown, LocalDate first, LocalDate last) {
        assertThat(DayRange.of(key, from, to, TODAY)).isEqualTo(new DayRange(shown, first, last));
    }

    private void known(List<Point> days, List<Point> hours) {
        when(volumes.of(anyLong(), any(), any(), any())).thenReturn(new Known(days, hours, Volume.NONE));
    }

    @Test
    @Tag("S1-10")
    void drawsDaysOfNothingTooAndAddsUp() {
        DayRange range = DayRange.of("7d", null, null, TODAY);
        known(List.of(new Point(TODAY.minusDays(3), null, volume(5)), new Point(TODAY, null, volume(7))), List.of());

        SendVolumes.Chart chart = view.chart(1, range, ZONE);

        Days days = new Days(range.from(), range.to());
        verify(volumes).of(1, days, List.of(), days);
        assertThat(chart.points())
                .hasSize(7)
                .extracting(point -> point.volume().sent())
                .containsExactly(0L, 0L, 0L, 5L, 0L, 0L, 7L);
        assertThat(chart.total()).isEqualTo(new Volume(12, 10, 2, 0, BigDecimal.valueOf(12)));
    }

    @Test
    @Tag("S1-10")
    void drawsOneDayByItsHoursAsFarAsTimeHasCome() {
        known(List.of(), List.of());

        assertThat(view.chart(1, DayRange.of("today", null, null, TODAY), ZONE).points())
                .extracting(Point::hour)
                .containsExactly(0);
        assertThat(view.chart(1, DayRange.of("yesterday", null, null, TODAY), ZONE)
                        .points())
                .hasSize(24);
    }

    /** The page is asked for often: what it shows of six ranges is read at once. */
    @Test
    void asksOnceForAllThatThePageShowsAndKeepsTheRangesApart() {
        LocalDate day = LocalDate.parse("2026-10-15");
        LocalDate yesterday = TODAY.minusDays(1);
        known(
                List.of(
                        new Point(day, null, volume(1000)),
                        new Point(LocalDate.parse("2026-11-01"), null, volume(400)),
                        new Point(LocalDate.parse("2026-11-30"), null, volume(50)),
                        new Point(yesterday, null, volume(120)),
                        new Point(TODAY, null, volume(30))),
                List.of(
                        new Point(day, 7, volume(1000)),
                        new Point(yesterday, 0, volume(20)),
                        new Point(yesterday, 1, volume(100))));

        SendVolumes.Overview shown = view.overview(1, DayRange.of("custom", day, day, TODAY), ZONE);

        verify(volumes).of(1, new Days(day, TODAY), List.of(yesterday, day), new Days(day, day));
        verifyNoMoreInteractions(volumes);
        assertThat(shown.chart().total().sent()).isEqualTo(1000);
        assertThat(shown.chart().points().get(7).volume().sent()).isEqualTo(1000);
        SendVolumes.Summary summary = shown.summary();
        assertThat(summary.today().sent()).isEqualTo(30);
        assertThat(summary.yesterday().sent()).isEqualTo(120);
        assertThat(summary.untilNow().sent()).isEqualTo(20);
        assertThat(summary.change()).isEqualTo(50);
        assertThat(summary.week().sent()).isEqualTo(200);
        assertThat(summary.month().sent()).isEqualTo(150);
        assertThat(summary.lastMonth().sent()).isEqualTo(450);
    }

    @Test
    void hasNoChangeWhereThereWasNothing() {
        known(List.of(new Point(TODAY, null, volume(30))), List.of());

        assertThat(view.overview(1, DayRange.of("7d", null, null, TODAY), ZONE)
                        .summary()
                        .change())
                .isNull();
    }
}
