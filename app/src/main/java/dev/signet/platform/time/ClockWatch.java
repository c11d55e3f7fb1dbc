package dev.signet.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says in the log and in health {@code clock} when the clock goes back, also while the platform was stopped. Never down for
 * it: messages go on, ids go forward, and what is dated keeps the date that the clock gave.
 */
@Component("clockHealthIndicator")
class ClockWatch implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);
    private static final long EVERY_MILLIS = 1000;
    private static final Duration KEPT_EVERY = Duration.ofSeconds(10);
    /** The time that is kept may be another node's, whose clock is not quite ours. */
    private static final Duration NODES_DIFFER = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final ClockSteps steps;
    private Instant kept;
    private @Nullable ClockWentBack untold;
    private boolean allHear;

    ClockWatch(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
        this.kept = jdbc.sql("select latest_ms from platform_clock")
                .query((row, n) -> Instant.ofEpochMilli(row.getLong(1)))
                .single();
        Instant now = clock.instant();
        this.steps = new ClockSteps(now.isBefore(kept.minus(NODES_DIFFER)) ? kept : now);
        look();
    }

    @Scheduled(fixedDelay = EVERY_MILLIS, initialDelay = EVERY_MILLIS)
    final synchronized void look() {
        Duration behind = steps.behind();
        steps.read(clock.instant()).ifPresent(step -> {
            log.warn(
                    "The clock went back by {}: from {} to {}. Messages keep the dates it gave them and are found by these."
                            + " Set the clock right. 系统时钟倒退，请校时。",
                    step.by(),
                    step.from(),
                    step.to());
            untold = new ClockWentBack(step.from(), step.to());
        });
        tell();
        if (!behind.isZero() && steps.behind().isZero()) {
            log.info("The clock is where it was before it went back");
        }
        Instant latest = steps.latest();
        if (latest.isAfter(kept.plus(KEPT_EVERY))) {
            jdbc.sql("update platform_clock set latest_ms = greatest(latest_ms, ?)")
                    .param(latest.toEpochMilli())
                    .update();
            kept = latest;
        }
    }

    /** Went back while we were stopped: nobody could hear of it before. */
    @EventListener(ApplicationReadyEvent.class)
    synchronized void tellOnceAllCanHear() {
        allHear = true;
    }

    /** Whoever cannot do now what a step asks for hears of it again. */
    private void tell() {
        ClockWentBack step = untold;
        if (step == null || !allHear) {
            return;
        }
        try {
            events.publishEvent(step);
            untold = null;
        } catch (RuntimeException e) {
            log.warn("What waits for a clock that went back could not be taken up, trying again", e);
        }
    }

    @Override
    public Health health() {
        Health.Builder health =
                Health.up().withDetail("behindSeconds", steps.behind().toSeconds());
        ClockSteps.Step step = steps.step();
        if (step != null) {
            health.withDetail("wentBackFrom", step.from().toString())
                    .withDetail("wentBackTo", step.to().toString());
        }
        return health.build();
    }
}
