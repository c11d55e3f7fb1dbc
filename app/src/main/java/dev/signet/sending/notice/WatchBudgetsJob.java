package dev.signet.sending.notice;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Warns of budgets on one node of the cluster. */
@DisallowConcurrentExecution
public class WatchBudgetsJob extends QuartzJobBean {

    private final BudgetWatch watch;

    WatchBudgetsJob(BudgetWatch watch) {
        this.watch = watch;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        watch.look();
    }
}
