package dev.signet.revenue.statement;

import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Works on statements, on one node of the cluster; not for long at a time, so that a node that goes down need not be waited for. */
@DisallowConcurrentExecution
public class CompareStatementsJob extends QuartzJobBean {

    private static final Duration AT_A_TIME = Duration.ofSeconds(20);

    private final StatementWork work;

    CompareStatementsJob(StatementWork work) {
        this.work = work;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        work.run(AT_A_TIME);
    }
}
