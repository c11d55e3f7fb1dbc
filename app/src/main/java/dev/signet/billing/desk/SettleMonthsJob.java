package dev.signet.billing.desk;

import dev.signet.billing.Settlement;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Settles the months that have ended. */
@DisallowConcurrentExecution
public class SettleMonthsJob extends QuartzJobBean {

    private final Settlement settlement;

    SettleMonthsJob(Settlement settlement) {
        this.settlement = settlement;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        settlement.settleWhatHasEnded();
    }
}
