package dev.signet.sending.outbox;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Compares messages and outbox on one node of the cluster. */
@DisallowConcurrentExecution
public class ReconcileOutboxJob extends QuartzJobBean {

    private final OutboxReconciliation reconciliation;

    ReconcileOutboxJob(OutboxReconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        reconciliation.reconcile();
    }
}
