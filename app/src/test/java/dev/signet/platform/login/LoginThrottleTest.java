package dev.signet.platform.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.signet.support.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.LockedException;

class LoginThrottleTest {

    private static final String HOME = "192.0.2.1";

    private final SettableClock clock = new SettableClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);
    private final AtomicInteger heard = new AtomicInteger();

    @BeforeEach
    void stopTheClock() {
        clock.set("2026-11-22T04:00:00Z");
    }

    @Test
    void theFifthFailureClosesForTenSecondsAndTheSixthForTwenty() {
        fail(4, HOME, "li");
        assertThat(isHeard(HOME, null, "li")).isTrue();
        fail(5, HOME, "zhang");
        assertThat(isHeard(HOME, null, "zhang")).isFalse();
        clock.advance(Duration.ofSeconds(10));
        fail(1, HOME, "zhang");
        clock.advance(Duration.ofSeconds(10));
        assertThat(isHeard(HOME, null, "zhang")).isFalse();
        clock.advance(Duration.ofSeconds(10));
        assertThat(isHeard(HOME, null, "zhang")).isTrue();
    }

    @Test
    void theLongestWaitIsAQuarterOfAnHour() {
        fail(5, HOME, "li");
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMinutes(15));
            fail(1, HOME, "li");
        }
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(isHeard(HOME, null, "li")).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(isHeard(HOME, null, "li")).isTrue();
    }

    @Test // #9
    void nobodyIsKeptOutFromElsewhere() {
        for (int i = 0; i < 250; i++) {
            fail(5, "198.51.100." + i, "li");
        }
        assertThat(isHeard(HOME, null, "li")).isTrue();
    }

    @Test // #9
    void manyNamesFromOneAddressLeaveOneTryForEachAndKeepNobodyOut() {
        for (int i = 0; i < 60; i++) {
            fail(1, HOME, "user" + i);
        }
        assertThat(isHeard(HOME, null, "li")).isTrue();
        fail(1, HOME, "zhang");
        assertThat(isHeard(HOME, null, "zhang")).isFalse();
    }

    @Test // #13: what has not failed is heard after a moment, and where it is not, it is not told to have failed
    void whoeverAsksMuchAtOnceWaitsForAPlace() throws Exception {
        int tries = 20;
        CyclicBarrier together = new CyclicBarrier(tries);
        ExecutorService threads = Executors.newFixedThreadPool(tries);
        try {
            List<Future<Optional<String>>> running = new ArrayList<>();
            for (int i = 0; i < tries; i++) {
                running.add(threads.submit(() -> {
                    together.await();
                    return throttle.attempt(HOME, null, "tool", () -> Optional.of("right"));
                }));
            }
            for (Future<Optional<String>> one : running) {
                assertThat(one.get()).hasValue("right");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test // #13
    void whoeverIsNotHeardForTheCrowdIsToldSo() throws Exception {
        LoginThrottle impatient = new LoginThrottle(clock, Duration.ofMillis(1));
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<String>> first = threads.submit(() -> impatient.attempt(HOME, null, "tool", () -> {
                underWay.countDown();
                waitFor(end);
                return Optional.of("right");
            }));
            waitFor(underWay);
            assertThat(catchThrowable(() -> impatient.attempt(HOME, null, "tool", () -> Optional.of("right"))))
                    .isInstanceOf(LoginThrottle.Busy.class);
            end.countDown();
            assertThat(first.get()).hasValue("right");
        } finally {
            end.countDown();
            threads.shutdownNow();
        }
    }

    @Test // #9
    void aFloodFromOneAddressIsNoReasonToRefuseAnother() throws Exception {
        LoginThrottle throttle = new LoginThrottle(clock, Duration.ofMillis(10));
        CountDownLatch underWay = new CountDownLatch(16);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try {
            List<Future<Boolean>> flood = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String name = "user" + i;
                flood.add(threads.submit(() -> isHeard(() -> throttle.attempt("198.51.100.1", null, name, () -> {
                    underWay.countDown();
                    waitFor(end);
                    return Optional.empty();
                }))));
            }
            waitFor(underWay);
            await().until(() -> flood.stream().filter(Future::isDone).count() == 40 - 16);

            assertThat(isHeard(() -> throttle.attempt("198.51.100.1", null, "li", () -> Optional.of("right"))))
                    .isFalse();
            assertThat(isHeard(() -> throttle.attempt(HOME, null, "li", () -> Optional.of("right"))))
                    .isTrue();
            assertThat(isHeard(() -> throttle.attempt("198.51.100.1", "hers", "li", () -> Optional.of("right"))))
                    .isTrue();

            end.countDown();
            int heardOfFlood = 0;
            for (Future<Boolean> one : flood) {
                heardOfFlood += one.get() ? 1 : 0;
            }
            assertThat(heardOfFlood).isEqualTo(16);
            assertThat(isHeard(() -> throttle.attempt("198.51.100.1", null, "li", () -> Optional.of("right"))))
                    .as("the places were left")
                    .isTrue();
        } finally {
            end.countDown();
            threads.shutdownNow();
        }
    }

    private static boolean isHeard(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (LockedException refused) {
            return false;
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test // #9
    void aKnownDeviceIsNotSlowedByStrangersAndIsCountedByItself() {
        fail(20, HOME, "li");
        assertThat(isHeard(HOME, null, "li")).isFalse();
        assertThat(isHeard(HOME, "device", "li")).isTrue();

        for (int i = 0; i < 5; i++) {
            assertThat(isHeard("198.51.100." + i, "stolen", "li")).isTrue();
        }
        assertThat(isHeard("198.51.100.9", "stolen", "li")).isFalse();
    }

    @Test // #9
    void ofManyAtOnceNoMoreAreHeardThanInTurn() throws Exception {
        int tries = 64;
        CyclicBarrier together = new CyclicBarrier(tries);
        ExecutorService threads = Executors.newFixedThreadPool(tries);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < tries; i++) {
                running.add(threads.submit(() -> {
                    together.await();
                    return isHeard(HOME, null, "li");
                }));
            }
            for (Future<Boolean> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(heard).hasValue(5);
    }

    @Test // #9
    void addressesOfOneNetworkAreOne() {
        for (int i = 0; i < 5; i++) {
            fail(1, "2001:db8:0:7::" + i, "li");
        }
        assertThat(isHeard("2001:db8:0:7:ffff::1", null, "li")).isFalse();
        assertThat(isHeard("2001:db8:0:8::1", null, "li")).isTrue();
    }

    @Test // #9
    void noMoreIsRememberedHoweverManyTriesThereAre() {
        for (int i = 0; i < LoginThrottle.REMEMBERED + 1_000; i++) {
            fail(1, HOME, "x".repeat(100) + i);
        }
        assertThat(throttle.remembered()).isEqualTo(LoginThrottle.REMEMBERED);
    }

    @Test // #9
    void aClockThatIsSetBackKeepsNobodyOutForLonger() {
        fail(5, HOME, "li");
        clock.advance(Duration.ofDays(-2));
        assertThat(isHeard(HOME, null, "li")).isTrue();
    }

    @Test
    void aRightPasswordForgetsEarlierFailures() {
        fail(4, HOME, "li");
        assertThat(throttle.attempt(HOME, null, "li", () -> Optional.of("right")))
                .hasValue("right");
        fail(4, HOME, "li");
        assertThat(isHeard(HOME, null, "li")).isTrue();
    }

    @Test // #9
    void aRightPasswordDoesNotFreeWhoGuessesAtTheSameAddress() {
        fail(5, HOME, "li");
        clock.advance(Duration.ofSeconds(10));
        throttle.attempt(HOME, null, "li", () -> Optional.of("right"));
        fail(1, HOME, "li");
        assertThat(isHeard(HOME, null, "li")).isFalse();
    }

    private void fail(int times, String address, String name) {
        for (int i = 0; i < times; i++) {
            isHeard(address, null, name);
        }
    }

    /** With a wrong password. */
    private boolean isHeard(String address, @Nullable String device, String name) {
        Throwable refused = catchThrowable(() -> throttle.attempt(address, device, name, () -> {
            heard.incrementAndGet();
            return Optional.empty();
        }));
        assertThat(refused == null || refused instanceof LockedException).isTrue();
        return refused == null;
    }
}
