package dev.signet.logexport;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/** Compares exports and files on one node of the cluster. */
@DisallowConcurrentExecution
public class ReconcileExportFilesJob extends QuartzJobBean {

    private final ExportFileReconciliation reconciliation;

    ReconcileExportFilesJob(ExportFileReconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        reconciliation.reconcile();
    }
}
