package dev.signet.bulk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

/** One trigger a task in a scheduler that is never started. */
class BulkTimingTest {

    private static final TriggerKey KEY = TriggerKey.triggerKey("task-7", BulkTiming.GROUP);
    private static final Duration A_MOMENT = Duration.ofSeconds(30);

    private Scheduler scheduler;
    private BulkTiming timing;

    @BeforeEach
    void schedule() throws SchedulerException {
        Properties settings = new Properties();
        settings.put("org.quartz.scheduler.instanceName", "bulk-timing-test");
        settings.put("org.quartz.threadPool.threadCount", "1");
        settings.put("org.quartz.scheduler.skipUpdateCheck", "true");
        scheduler = new StdSchedulerFactory(settings).getScheduler();
        scheduler.addJob(
                JobBuilder.newJob(WakeTaskJob.class)
                        .withIdentity(BulkTiming.WAKE)
                        .storeDurably()
                        .build(),
                true);
        timing = new BulkTiming(scheduler);
    }

    @AfterEach
    void forget() throws SchedulerException {
        scheduler.shutdown();
    }

    private Instant fires() throws SchedulerException {
        return scheduler.getTrigger(KEY).getStartTime().toInstant();
    }

    @Test
    void wakesATaskWhenItIsDueAndNotBefore() throws SchedulerException {
        Instant due = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

        timing.wakeAt(7, due);

        Trigger trigger = scheduler.getTrigger(KEY);
        assertThat(fires()).isAfter(due).isCloseTo(due, within(A_MOMENT));
        assertThat(trigger.getJobKey()).isEqualTo(BulkTiming.WAKE);
        assertThat(trigger.getJobDataMap().getString(BulkTiming.TASK)).isEqualTo("7");
        assertThat(trigger.getMisfireInstruction()).isEqualTo(SimpleTrigger.MISFIRE_INSTRUCTION_FIRE_NOW);
    }

    @Test
    void movesTheOneTriggerOfATask() throws SchedulerException {
        Instant later = Instant.now().plus(3, ChronoUnit.HOURS);
        timing.wakeAt(7, Instant.now().plus(1, ChronoUnit.HOURS));

        timing.wakeAt(7, later);

        assertThat(fires()).isCloseTo(later, within(A_MOMENT));
        assertThat(scheduler.getTriggersOfJob(BulkTiming.WAKE)).hasSize(1);
    }

    @Test
    void wakesSoonWhatIsOverdueAndNotInACircle() throws SchedulerException {
        Instant now = Instant.now();

        timing.wakeAt(7, now.minus(1, ChronoUnit.DAYS));

        assertThat(fires()).isAfter(now).isCloseTo(now, within(A_MOMENT));
    }

    @Test
    void wakesNoTaskThatWaitsForNothing() throws SchedulerException {
        timing.wakeAt(7, Instant.now().plus(1, ChronoUnit.HOURS));

        timing.wakeAt(7, null);

        assertThat(scheduler.getTrigger(KEY)).isNull();
    }
}
