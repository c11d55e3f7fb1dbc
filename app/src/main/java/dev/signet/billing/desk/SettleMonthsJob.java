package dev.signet.billing.desk;

import dev.signet.billing.Settlement;
import dev.signet.platform.Discrepancies;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Settles the months that have ended, on one node of the cluster, and tells of what could not be settled. */
@DisallowConcurrentExecution
public class SettleMonthsJob extends QuartzJobBean {

    private final Settlement settlement;
    private final Discrepancies discrepancies;

    SettleMonthsJob(Settlement settlement, Discrepancies discrepancies) {
        this.settlement = settlement;
        this.discrepancies = discrepancies;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        discrepancies.left(BillDesk.PAIR, settlement.settleWhatHasEnded());
    }
}
