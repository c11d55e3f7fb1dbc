package dev.signet.statistics.archive;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Begins the reports of months whose time has come: every hour, since each account has its own zone. */
@DisallowConcurrentExecution
public class BeginMonthlyReportsJob extends QuartzJobBean {

    private final MonthlyReports reports;

    BeginMonthlyReportsJob(MonthlyReports reports) {
        this.reports = reports;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        reports.beginDue();
    }
}
