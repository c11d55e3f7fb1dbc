package dev.signet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DemoClockTest {

    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final Instant PAST = Instant.parse("2026-11-01T01:00:00Z");

    private final DemoClock clock = DemoClock.startingAt(PAST, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void beginsInThePastAndComesToRealTime() {
        assertThat(clock.isBehind()).isTrue();
        assertThat(clock.instant()).isEqualTo(PAST);

        clock.catchUp();

        assertThat(clock.isBehind()).isFalse();
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void goesForwardOnlyAndNeverPastRealTime() {
        clock.goTo(PAST.plus(Duration.ofDays(7)));
        clock.goTo(PAST.plus(Duration.ofDays(3)));
        assertThat(clock.instant()).isEqualTo(PAST.plus(Duration.ofDays(7)));

        clock.goTo(NOW.plusSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void isTheSameTimeInAnotherZone() {
        Clock there = clock.withZone(ZoneId.of("Asia/Shanghai"));

        clock.goTo(PAST.plusSeconds(90));

        assertThat(there.instant()).isEqualTo(PAST.plusSeconds(90));
        assertThat(there.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }
}
