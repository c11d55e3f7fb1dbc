package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final SettableClock clock = new SettableClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @BeforeEach
    void stopTheClock() {
        clock.set("2026-11-22T04:00:00Z");
    }

    @Test
    void theFifthFailureClosesForTenSecondsAndTheSixthForTwenty() {
        fail(4);
        assertThat(throttle.isBlocked("a", "li")).isFalse();
        fail(1);
        assertThat(throttle.isBlocked("a", "li")).isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(throttle.isBlocked("a", "li")).isFalse();
        fail(1);
        clock.advance(Duration.ofSeconds(10));
        assertThat(throttle.isBlocked("a", "li")).isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(throttle.isBlocked("a", "li")).isFalse();
    }

    @Test
    void nobodyIsLockedOutFromElsewhere() {
        fail(20);
        assertThat(throttle.isBlocked("b", "li")).isFalse();
    }

    @Test
    void manyNamesFromOneAddressCloseTheAddress() {
        for (int i = 0; i < 50; i++) {
            throttle.failed("a", "user" + i);
        }
        assertThat(throttle.isBlocked("a", "anybody")).isTrue();
    }

    @Test
    void aRightPasswordForgetsEarlierFailures() {
        fail(4);
        throttle.succeeded("a", "li");
        fail(4);
        assertThat(throttle.isBlocked("a", "li")).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("a", "li");
        }
    }
}
