package dev.signet.billing.desk;

import dev.signet.billing.Settlement;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Settles the months that have ended, and tells accounts of their bills. */
@DisallowConcurrentExecution
public class SettleMonthsJob extends QuartzJobBean {

    private final Settlement settlement;
    private final TellBills bills;

    SettleMonthsJob(Settlement settlement, TellBills bills) {
        this.settlement = settlement;
        this.bills = bills;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        settlement.settleWhatHasEnded();
        bills.tell();
    }
}
