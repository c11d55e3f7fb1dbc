package dev.signet.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.support.SignetTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/** What the scheduler's store holds of an earlier version, as a start of this one finds it. */
@SignetTest
class StoredJobsIT {

    private static final TriggerKey SWEEP = TriggerKey.triggerKey("expire-log-exports", "logexport");
    private static final TriggerKey OTHER = TriggerKey.triggerKey("reconcile-export-files", "logexport");

    @Autowired
    StoredJobs stored;

    @Autowired
    Scheduler scheduler;

    @Autowired
    JdbcClient control;

    @Test // #10: the interval of the version that had stored it went on for ever
    void aTriggerHasTheIntervalOfThisVersionAndKeepsTheRest() throws SchedulerException {
        control.sql("update QRTZ_SIMPLE_TRIGGERS set REPEAT_INTERVAL = ? where TRIGGER_NAME = ?")
                .params(Duration.ofDays(1).toMillis(), SWEEP.getName())
                .update();
        SimpleTrigger before = trigger(SWEEP);
        SimpleTrigger other = trigger(OTHER);

        stored.customize(new SchedulerFactoryBean());

        assertThat(trigger(SWEEP).getRepeatInterval())
                .isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(trigger(SWEEP).getStartTime()).isEqualTo(before.getStartTime());
        assertThat(trigger(SWEEP).getNextFireTime()).isEqualTo(before.getNextFireTime());
        assertThat(trigger(OTHER)).isEqualTo(other);
        assertThat(trigger(OTHER).getNextFireTime()).isEqualTo(other.getNextFireTime());
    }

    private SimpleTrigger trigger(TriggerKey key) throws SchedulerException {
        return (SimpleTrigger) scheduler.getTrigger(key);
    }
}
