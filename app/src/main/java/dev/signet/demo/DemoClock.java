package dev.signet.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Real time, but while the month before is lived through at a first start: then so far behind it as that month is. It only goes
 * forward: ids, and whatever waits for an instant, never see a time again.
 */
final class DemoClock extends Clock {

    private final Clock real;
    /** Milliseconds. */
    private final AtomicLong behind;

    private DemoClock(Clock real, AtomicLong behind) {
        this.real = real;
        this.behind = behind;
    }

    static DemoClock startingAt(Instant past, Clock real) {
        return new DemoClock(
                real, new AtomicLong(Duration.between(past, real.instant()).toMillis()));
    }

    static DemoClock real(Clock real) {
        return new DemoClock(real, new AtomicLong());
    }

    boolean isBehind() {
        return behind.get() != 0;
    }

    /** To an instant that lies ahead of this clock; real time where it would lie ahead of that. Nothing where it has been. */
    void goTo(Instant ahead) {
        if (ahead.isAfter(instant())) {
            behind.set(Math.max(0, Duration.between(ahead, real.instant()).toMillis()));
        }
    }

    /** Real time from now on. */
    void catchUp() {
        behind.set(0);
    }

    @Override
    public Instant instant() {
        return real.instant().minusMillis(behind.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DemoClock(real.withZone(zone), behind);
    }
}
