package dev.signet.sending.job;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Readies the coming days' partitions and drops those past the retention (RG-5). */
@DisallowConcurrentExecution
public class KeepPartitionsJob extends QuartzJobBean {

    private final MessagePartitions partitions;

    KeepPartitionsJob(MessagePartitions partitions) {
        this.partitions = partitions;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        partitions.keep();
    }
}
