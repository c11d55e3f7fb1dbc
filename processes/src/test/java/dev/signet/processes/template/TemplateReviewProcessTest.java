package dev.signet.processes.template;

import dev.signet.processes.review.ReviewEngine;
import dev.signet.processes.review.ReviewProcessContract;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class TemplateReviewProcessTest extends ReviewProcessContract {

    private static final ReviewEngine FAKES = new ReviewEngine();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = FAKES.covering(TemplateReviewProcess.KEY);

    TemplateReviewProcessTest() {
        super(
                new Ids(
                        TemplateReviewProcess.KEY,
                        TemplateReviewProcess.KIND,
                        TemplateReviewProcess.SUBJECT_ID,
                        TemplateReviewProcess.CANDIDATE_GROUP,
                        "审核模板 Review template",
                        "template/review-template",
                        TemplateReviewProcess.END_APPROVED,
                        TemplateReviewProcess.END_REJECTED),
                FAKES);
    }

    @Override
    protected ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
