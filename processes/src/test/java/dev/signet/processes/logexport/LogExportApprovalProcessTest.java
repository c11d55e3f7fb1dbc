package dev.signet.processes.logexport;

import dev.signet.processes.review.ReviewEngine;
import dev.signet.processes.review.ReviewProcessContract;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogExportApprovalProcessTest extends ReviewProcessContract {

    private static final ReviewEngine FAKES = new ReviewEngine();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = FAKES.covering(LogExportApprovalProcess.KEY);

    LogExportApprovalProcessTest() {
        super(
                new Ids(
                        LogExportApprovalProcess.KEY,
                        LogExportApprovalProcess.KIND,
                        LogExportApprovalProcess.SUBJECT_ID,
                        LogExportApprovalProcess.CANDIDATE_GROUP,
                        "审批记录导出 Approve log export",
                        "logexport/approve-log-export",
                        LogExportApprovalProcess.END_APPROVED,
                        LogExportApprovalProcess.END_REJECTED),
                FAKES);
    }

    @Override
    protected ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
