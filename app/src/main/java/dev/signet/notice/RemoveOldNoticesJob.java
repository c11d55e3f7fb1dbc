package dev.signet.notice;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Removes {@link OldNotices} on one node of the cluster. */
@DisallowConcurrentExecution
public class RemoveOldNoticesJob extends QuartzJobBean {

    private final OldNotices old;

    RemoveOldNoticesJob(OldNotices old) {
        this.old = old;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        old.remove();
    }
}
