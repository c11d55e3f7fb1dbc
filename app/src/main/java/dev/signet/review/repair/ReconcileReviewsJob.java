package dev.signet.review.repair;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Compares applications, reviews and processes on one node of the cluster. */
@DisallowConcurrentExecution
public class ReconcileReviewsJob extends QuartzJobBean {

    private final ReviewReconciliation reconciliation;

    ReconcileReviewsJob(ReviewReconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        reconciliation.reconcile();
    }
}
