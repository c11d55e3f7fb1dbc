package dev.signet.billing.movement;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Sums up what messages did to balances, on one node of the cluster. */
@DisallowConcurrentExecution
public class FoldMovementsJob extends QuartzJobBean {

    private final FlowFolding folding;

    FoldMovementsJob(FlowFolding folding) {
        this.folding = folding;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        folding.fold();
    }
}
