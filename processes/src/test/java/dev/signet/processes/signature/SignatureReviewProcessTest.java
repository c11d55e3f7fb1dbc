package dev.signet.processes.signature;

import dev.signet.processes.review.ReviewEngine;
import dev.signet.processes.review.ReviewEscalationProcess;
import dev.signet.processes.review.ReviewProcessContract;
import dev.signet.processes.review.SecondOpinionProcess;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignatureReviewProcessTest extends ReviewProcessContract {

    private static final ReviewEngine FAKES = new ReviewEngine();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE =
            FAKES.covering(SignatureReviewProcess.KEY, SecondOpinionProcess.KEY, ReviewEscalationProcess.KEY);

    SignatureReviewProcessTest() {
        super(
                new Ids(
                        SignatureReviewProcess.KEY,
                        SignatureReviewProcess.KIND,
                        SignatureReviewProcess.SUBJECT_ID,
                        SignatureReviewProcess.CANDIDATE_GROUP,
                        SignatureReviewProcess.TASK_REVIEW,
                        SignatureReviewProcess.BOUNDARY_OVERDUE,
                        SignatureReviewProcess.END_APPROVED,
                        SignatureReviewProcess.END_REJECTED,
                        SignatureReviewProcess.END_ESCALATED),
                FAKES);
    }

    @Override
    protected ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
