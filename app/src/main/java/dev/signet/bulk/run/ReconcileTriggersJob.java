package dev.signet.bulk.run;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Compares tasks and triggers on one node of the cluster. */
@DisallowConcurrentExecution
public class ReconcileTriggersJob extends QuartzJobBean {

    private final TriggerReconciliation reconciliation;

    ReconcileTriggersJob(TriggerReconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        reconciliation.reconcile();
    }
}
