package dev.signet.billing.desk;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Compares bookings with consents, and purchases with the audit trail, on one node of the cluster. */
@DisallowConcurrentExecution
public class CompareBookingsJob extends QuartzJobBean {

    private final BookingComparison comparison;
    private final PurchaseAudit purchases;

    CompareBookingsJob(BookingComparison comparison, PurchaseAudit purchases) {
        this.comparison = comparison;
        this.purchases = purchases;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        comparison.compare();
        purchases.complete();
    }
}
