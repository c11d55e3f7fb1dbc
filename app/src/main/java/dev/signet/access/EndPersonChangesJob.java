package dev.signet.access;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Carries out the changes of people that had only to wait, and ends those that nobody agreed to in time. */
@DisallowConcurrentExecution
public class EndPersonChangesJob extends QuartzJobBean {

    private final PersonChanges changes;

    EndPersonChangesJob(PersonChanges changes) {
        this.changes = changes;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        changes.endDue();
    }
}
