package dev.signet.billing.desk;

import dev.signet.billing.Settlement;
import dev.signet.platform.Discrepancies;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Settles the months that have ended, on one node of the cluster, tells of what could not be settled, and accounts of their bills. */
@DisallowConcurrentExecution
public class SettleMonthsJob extends QuartzJobBean {

    private final Settlement settlement;
    private final Discrepancies discrepancies;
    private final TellBills bills;

    SettleMonthsJob(Settlement settlement, Discrepancies discrepancies, TellBills bills) {
        this.settlement = settlement;
        this.discrepancies = discrepancies;
        this.bills = bills;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        discrepancies.left(BillOverview.PAIR, settlement.settleWhatHasEnded());
        bills.tell();
    }
}
