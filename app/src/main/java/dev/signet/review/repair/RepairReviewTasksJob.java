package dev.signet.review.repair;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Runs the {@link TaskRepairs} on one node of the cluster. */
@DisallowConcurrentExecution
public class RepairReviewTasksJob extends QuartzJobBean {

    private final TaskRepairs repairs;

    RepairReviewTasksJob(TaskRepairs repairs) {
        this.repairs = repairs;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        repairs.repairAll();
    }
}
