package dev.signet.bulk.run;

import java.time.Clock;
import java.time.Duration;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Looks at one task whose time has come. */
public class WakeTaskJob extends QuartzJobBean {

    private static final Logger log = LoggerFactory.getLogger(WakeTaskJob.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final TaskClockwork clockwork;
    private final BulkTiming timing;
    private final Clock clock;

    WakeTaskJob(TaskClockwork clockwork, BulkTiming timing, Clock clock) {
        this.clockwork = clockwork;
        this.timing = timing;
        this.clock = clock;
    }

    /** A look that fails, because a database is away for a moment, is taken again. */
    @Override
    protected void executeInternal(JobExecutionContext context) {
        long taskId = Long.parseLong(context.getMergedJobDataMap().getString(BulkTiming.TASK));
        try {
            clockwork.wake(taskId);
        } catch (RuntimeException e) {
            log.warn("Bulk task {} cannot be looked at now; again in {}", taskId, AGAIN, e);
            timing.wakeAt(taskId, clock.instant().plus(AGAIN));
        }
    }
}
