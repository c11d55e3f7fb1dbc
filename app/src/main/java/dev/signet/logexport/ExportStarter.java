package dev.signet.logexport;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Begins a file as soon as its approval is committed. */
@Component
class ExportStarter {

    private static final Logger log = LoggerFactory.getLogger(ExportStarter.class);

    private final Scheduler scheduler;

    ExportStarter(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @TransactionalEventListener
    void start(LogExportFlow.Approved approved) {
        try {
            scheduler.triggerJob(LogExportConfiguration.PRODUCE);
        } catch (SchedulerException e) {
            log.warn("The file of export {} is begun within a minute, not at once", approved.id(), e);
        }
    }
}
