package dev.signet.bulk;

import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Looks at one task whose time has come. */
public class WakeTaskJob extends QuartzJobBean {

    private final TaskClockwork clockwork;

    WakeTaskJob(TaskClockwork clockwork) {
        this.clockwork = clockwork;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        clockwork.wake(Long.parseLong(context.getMergedJobDataMap().getString(BulkTiming.TASK)));
    }
}
