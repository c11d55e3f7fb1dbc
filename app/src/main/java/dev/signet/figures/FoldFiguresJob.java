package dev.signet.figures;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Folds what is counted into the margins, on one node of the cluster. */
@DisallowConcurrentExecution
public class FoldFiguresJob extends QuartzJobBean {

    private final Folding folding;

    FoldFiguresJob(Folding folding) {
        this.folding = folding;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        folding.fold();
    }
}
