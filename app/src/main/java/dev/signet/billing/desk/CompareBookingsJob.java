package dev.signet.billing.desk;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Compares bookings and consents on one node of the cluster. */
@DisallowConcurrentExecution
public class CompareBookingsJob extends QuartzJobBean {

    private final BookingComparison comparison;

    CompareBookingsJob(BookingComparison comparison) {
        this.comparison = comparison;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        comparison.compare();
    }
}
