package dev.signet.statistics.archive;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Makes the archives that were asked for: when one is, and again every minute for what a crash left. */
@DisallowConcurrentExecution
public class ProduceStatisticsArchivesJob extends QuartzJobBean {

    private final ArchiveProducer producer;

    ProduceStatisticsArchivesJob(ArchiveProducer producer) {
        this.producer = producer;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        producer.produceAll();
    }
}
