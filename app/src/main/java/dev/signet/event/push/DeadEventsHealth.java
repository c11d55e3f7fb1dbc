package dev.signet.event.push;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Health {@code deadEvents}: how many events were given up in the last day, up to a thousand. Never down for it. */
@Component("deadEventsHealthIndicator")
class DeadEventsHealth extends AbstractHealthIndicator {

    /** More makes no difference to whoever reads, and health is asked for every few seconds. */
    private static final int COUNTED = 1_000;

    private final Events events;
    private final Clock clock;

    DeadEventsHealth(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("deadEvents", events.deadSince(clock.instant().minus(1, ChronoUnit.DAYS), COUNTED));
    }
}
