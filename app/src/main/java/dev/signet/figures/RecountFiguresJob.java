package dev.signet.figures;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Counts days again, on one node of the cluster. */
@DisallowConcurrentExecution
public class RecountFiguresJob extends QuartzJobBean {

    private final Recount recount;

    RecountFiguresJob(Recount recount) {
        this.recount = recount;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        recount.compareDays();
    }
}
