package dev.signet.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.signet.platform.Discrepancies;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;

class ScheduleWatchTest {

    private static final JobKey JOB = JobKey.jobKey("job");
    private static final Instant FAR = Instant.now().plus(30, ChronoUnit.DAYS);

    private final Discrepancies discrepancies = mock();
    private Scheduler scheduler;
    private ScheduleWatch watch;

    @BeforeEach
    void schedule() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "ScheduleWatchTest");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        scheduler = new StdSchedulerFactory(properties).getScheduler(); // never started: we look at its plans
        scheduler.addJob(
                JobBuilder.newJob(Job.class).withIdentity(JOB).storeDurably().build(), true);
        watch = new ScheduleWatch(scheduler, discrepancies);
    }

    @AfterEach
    void end() throws Exception {
        scheduler.shutdown();
    }

    private TriggerKey trigger(String name, Instant start, ScheduleBuilder<?> schedule) throws Exception {
        TriggerKey key = TriggerKey.triggerKey(name);
        scheduler.scheduleJob(TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(JOB)
                .usingJobData("kept", name)
                .startAt(Date.from(start))
                .withSchedule(schedule)
                .build());
        return key;
    }

    private Instant next(TriggerKey key) throws Exception {
        return scheduler.getTrigger(key).getNextFireTime().toInstant();
    }

    @Test // #9 17
    void setsAnewWhatAClockLeftWaitingThatWasAhead() throws Exception {
        TriggerKey minutes = trigger("minutes", FAR, SimpleScheduleBuilder.repeatMinutelyForever());
        TriggerKey nights = trigger("nights", FAR, CronScheduleBuilder.dailyAtHourAndMinute(3, 0));

        watch.look();

        Instant now = Instant.now();
        assertThat(next(minutes)).isBefore(now.plusSeconds(61));
        assertThat(next(nights)).isBefore(now.plus(1, ChronoUnit.DAYS).plusSeconds(61));
        assertThat(scheduler.getTrigger(minutes).getJobDataMap().getString("kept"))
                .isEqualTo("minutes");
        verify(discrepancies).mended(eq(ScheduleWatch.PAIR), eq("DEFAULT.minutes"), contains("waited for"));
        verify(discrepancies).mended(eq(ScheduleWatch.PAIR), eq("DEFAULT.nights"), contains("waited for"));
    }

    @Test // #9 6
    void setsAnewWhatIsHeldBackForEver() throws Exception {
        TriggerKey held = trigger("held", Instant.now(), SimpleScheduleBuilder.repeatHourlyForever());
        scheduler.pauseTrigger(held);

        watch.look();

        assertThat(scheduler.getTriggerState(held)).isEqualTo(Trigger.TriggerState.NORMAL);
    }

    @Test
    void leavesAloneWhatIsInOrderAndWhatFiresOnce() throws Exception {
        TriggerKey once = trigger("once", FAR, SimpleScheduleBuilder.simpleSchedule());
        trigger("hours", Instant.now(), SimpleScheduleBuilder.repeatHourlyForever());

        watch.look();

        assertThat(next(once)).isEqualTo(FAR.truncatedTo(ChronoUnit.MILLIS));
        verify(discrepancies, never()).mended(any(), any(), any());
    }
}
