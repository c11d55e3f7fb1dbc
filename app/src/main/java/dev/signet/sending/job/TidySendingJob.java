package dev.signet.sending.job;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Runs the {@link Housekeeping} on one node of the cluster. */
@DisallowConcurrentExecution
public class TidySendingJob extends QuartzJobBean {

    private final Housekeeping housekeeping;

    TidySendingJob(Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        housekeeping.tidy();
    }
}
