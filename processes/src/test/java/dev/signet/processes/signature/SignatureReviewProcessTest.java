package dev.signet.processes.signature;

import dev.signet.processes.review.ReviewEngine;
import dev.signet.processes.review.ReviewProcessContract;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignatureReviewProcessTest extends ReviewProcessContract {

    private static final ReviewEngine FAKES = new ReviewEngine();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = FAKES.covering(SignatureReviewProcess.KEY);

    SignatureReviewProcessTest() {
        super(
                new Ids(
                        SignatureReviewProcess.KEY,
                        SignatureReviewProcess.KIND,
                        SignatureReviewProcess.SUBJECT_ID,
                        SignatureReviewProcess.CANDIDATE_GROUP,
                        "审核签名 Review signature",
                        "signature/review-signature",
                        SignatureReviewProcess.END_APPROVED,
                        SignatureReviewProcess.END_REJECTED),
                FAKES);
    }

    @Override
    protected ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
