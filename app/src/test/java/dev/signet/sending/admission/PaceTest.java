package dev.signet.sending.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bulk makes room for codes while they come in, and only then. */
class PaceTest {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(200);

    private double used;
    private long now = 1;
    private final Pace pace = new Pace(0.75, 0.65, () -> used, () -> now);

    @Test
    @Tag("S6.3-2")
    void restsWhileCodesComeInAndTheProcessorsAreUsed() {
        used = 1;
        codesFor(1);
        long first = pace.restNanos(500);
        codesFor(10);
        long later = pace.restNanos(500);

        assertThat(first).isPositive();
        assertThat(later).isGreaterThan(first);
        assertThat(pace.restNanos(100)).isEqualTo(later / 5);
        codesFor(100);
        assertThat(pace.restNanos(1000)).as("a thousand a second are left").isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void neverRestsWhereNoCodeComes() {
        used = 1;
        for (int i = 0; i < 10; i++) {
            now += STEP;
            assertThat(pace.restNanos(500)).isZero();
        }
    }

    @Test
    void neverRestsWhereThereIsRoom() {
        used = 0.5;
        codesFor(10);

        assertThat(pace.restNanos(500)).isZero();
    }

    @Test
    void restsLessWhenThereIsRoomAgainAndNotAtAllWhenTheCodesHaveEnded() {
        used = 1;
        codesFor(10);
        long crowded = pace.restNanos(500);
        used = 0.7;
        codesFor(5);
        assertThat(pace.restNanos(500)).as("just right").isEqualTo(crowded);
        used = 0.5;
        codesFor(5);
        assertThat(pace.restNanos(500)).isLessThan(crowded);

        now += 5 * STEP;
        assertThat(pace.restNanos(500)).isZero();
    }

    private void codesFor(int steps) {
        for (int i = 0; i < steps; i++) {
            now += STEP;
            pace.somebodyWaits();
            pace.restNanos(1);
        }
    }
}
