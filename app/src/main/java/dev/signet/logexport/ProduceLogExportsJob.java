package dev.signet.logexport;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Produces the files of approved exports: when one is approved, and again every minute for what a crash left. */
@DisallowConcurrentExecution
public class ProduceLogExportsJob extends QuartzJobBean {

    private final ExportProducer producer;

    ProduceLogExportsJob(ExportProducer producer) {
        this.producer = producer;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        producer.produceAll();
    }
}
