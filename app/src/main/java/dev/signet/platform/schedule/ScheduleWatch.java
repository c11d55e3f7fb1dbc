package dev.signet.platform.schedule;

import dev.signet.platform.Discrepancies;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees that what is to be done again and again will be: a clock that was ahead for a minute leaves each trigger waiting for
 * the day it showed, and one in error or held back waits for ever. Not a timed task itself, as it looks after these; its own
 * pace is that of the processor, not of the clock. Health {@code schedule} tells what was set anew.
 */
@Component("scheduleHealthIndicator")
class ScheduleWatch extends AbstractHealthIndicator {

    static final String PAIR = "schedule";

    private static final Logger log = LoggerFactory.getLogger(ScheduleWatch.class);
    private static final long EVERY_MILLIS = 30_000;
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final Discrepancies discrepancies;

    ScheduleWatch(Scheduler scheduler, Discrepancies discrepancies) {
        this.scheduler = scheduler;
        this.discrepancies = discrepancies;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        discrepancies.describe(health, PAIR);
    }

    @Scheduled(fixedDelay = EVERY_MILLIS, initialDelay = EVERY_MILLIS)
    void look() {
        try {
            scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup()).forEach(this::lookAlone);
        } catch (SchedulerException e) {
            log.warn("The schedule could not be looked at", e);
        }
    }

    /** One trigger that cannot be looked at (its job's class is gone) keeps nobody from looking at the others. */
    private void lookAlone(TriggerKey key) {
        try {
            look(key);
        } catch (SchedulerException e) {
            log.warn("The schedule of {} could not be looked at", key, e);
        }
    }

    private void look(TriggerKey key) throws SchedulerException {
        Trigger trigger = scheduler.getTrigger(key);
        Instant expected = trigger == null ? null : next(trigger, now());
        if (expected == null) {
            return;
        }
        Trigger.TriggerState state = scheduler.getTriggerState(key);
        Date next = trigger.getNextFireTime();
        boolean stuck = state == Trigger.TriggerState.ERROR || state == Trigger.TriggerState.PAUSED;
        if (stuck || next == null || next.toInstant().isAfter(expected.plus(TOLERANCE))) {
            scheduler.rescheduleJob(
                    key, trigger.getTriggerBuilder().startAt(Date.from(now())).build());
            discrepancies.mended(
                    PAIR, key.toString(), "waited for " + (stuck ? "nothing, in state " + state : next) + ": set anew");
        }
    }

    /** When it fires next at the latest, if it is to fire again and again; what fires once is its owner's to look after. */
    private static @Nullable Instant next(Trigger trigger, Instant now) {
        if (trigger instanceof SimpleTrigger simple) {
            return simple.getRepeatCount() == SimpleTrigger.REPEAT_INDEFINITELY
                    ? now.plusMillis(simple.getRepeatInterval())
                    : null;
        }
        if (trigger instanceof CronTrigger) {
            Date next =
                    trigger.getTriggerBuilder().startAt(Date.from(now)).build().getFireTimeAfter(Date.from(now));
            return next == null ? null : next.toInstant();
        }
        return null;
    }

    /** On the scheduler's own clock, which is the machine's. */
    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
