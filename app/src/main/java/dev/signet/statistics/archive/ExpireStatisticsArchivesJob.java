package dev.signet.statistics.archive;

import java.time.Clock;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes archives whose time is over. */
@DisallowConcurrentExecution
public class ExpireStatisticsArchivesJob extends QuartzJobBean {

    private static final int AT_ONCE = 20;

    private final ArchiveStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExpireStatisticsArchivesJob(ArchiveStore store, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        while (Boolean.TRUE.equals(transaction.execute(status -> store.removeExpired(clock.instant(), AT_ONCE)))) {
            // the rest
        }
    }
}
