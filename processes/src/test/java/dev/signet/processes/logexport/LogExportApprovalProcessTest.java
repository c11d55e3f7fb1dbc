package dev.signet.processes.logexport;

import dev.signet.processes.review.ReviewEngine;
import dev.signet.processes.review.ReviewEscalationProcess;
import dev.signet.processes.review.ReviewProcessContract;
import dev.signet.processes.review.SecondOpinionProcess;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogExportApprovalProcessTest extends ReviewProcessContract {

    private static final ReviewEngine FAKES = new ReviewEngine();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE =
            FAKES.covering(LogExportApprovalProcess.KEY, SecondOpinionProcess.KEY, ReviewEscalationProcess.KEY);

    LogExportApprovalProcessTest() {
        super(
                new Ids(
                        LogExportApprovalProcess.KEY,
                        LogExportApprovalProcess.KIND,
                        LogExportApprovalProcess.SUBJECT_ID,
                        LogExportApprovalProcess.CANDIDATE_GROUP,
                        LogExportApprovalProcess.TASK_APPROVE,
                        LogExportApprovalProcess.BOUNDARY_OVERDUE,
                        LogExportApprovalProcess.END_APPROVED,
                        LogExportApprovalProcess.END_REJECTED,
                        LogExportApprovalProcess.END_ESCALATED),
                FAKES);
    }

    @Override
    protected ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
