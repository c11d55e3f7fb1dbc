package dev.signet.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockStepsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final ClockSteps steps = new ClockSteps(NOON);

    @Test
    void noticesAStepBackOnceAndHowFarTheClockIsBehindUntilItHasCaughtUp() {
        Instant back = NOON.minus(Duration.ofDays(2));

        assertThat(steps.read(back)).contains(new ClockSteps.Step(NOON, back));
        assertThat(steps.read(back.plusSeconds(1))).isEmpty();

        assertThat(steps.behind()).isEqualTo(Duration.ofDays(2).minusSeconds(1));
        assertThat(steps.latest()).isEqualTo(NOON);
        steps.read(NOON.plusSeconds(1));
        assertThat(steps.behind()).isZero();
        assertThat(steps.step()).isEqualTo(new ClockSteps.Step(NOON, back));
    }

    @Test
    void noticesAnotherStepWhileItIsBehind() {
        steps.read(NOON.minusSeconds(100));

        assertThat(steps.read(NOON.minusSeconds(200))).map(ClockSteps.Step::by).contains(Duration.ofSeconds(100));
    }

    @Test
    void takesWhatClocksAreSetRightByForNoStep() {
        assertThat(steps.read(NOON.minusSeconds(2))).isEmpty();
        assertThat(steps.read(NOON.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(steps.step()).isNull();
    }
}
