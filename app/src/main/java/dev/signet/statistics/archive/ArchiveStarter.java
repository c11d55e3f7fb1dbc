package dev.signet.statistics.archive;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Begins an archive as soon as its row is committed. */
@Component
class ArchiveStarter {

    private static final Logger log = LoggerFactory.getLogger(ArchiveStarter.class);

    private final Scheduler scheduler;

    ArchiveStarter(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @TransactionalEventListener
    void start(Archives.Asked asked) {
        try {
            scheduler.triggerJob(ArchiveConfiguration.PRODUCE);
        } catch (SchedulerException e) {
            log.warn("Archive {} is begun within a minute, not at once", asked.id(), e);
        }
    }
}
