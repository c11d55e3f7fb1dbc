package dev.signet.bulk.recipients;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Runs the {@link RecipientHousekeeping} on one node of the cluster. */
@DisallowConcurrentExecution
public class TidyRecipientListsJob extends QuartzJobBean {

    private final RecipientHousekeeping housekeeping;

    TidyRecipientListsJob(RecipientHousekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        housekeeping.tidy();
    }
}
