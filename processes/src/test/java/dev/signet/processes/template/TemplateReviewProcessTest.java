package dev.signet.processes.template;

import dev.signet.processes.review.ReviewEngine;
import dev.signet.processes.review.ReviewEscalationProcess;
import dev.signet.processes.review.ReviewProcessContract;
import dev.signet.processes.review.SecondOpinionProcess;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class TemplateReviewProcessTest extends ReviewProcessContract {

    private static final ReviewEngine FAKES = new ReviewEngine();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE =
            FAKES.covering(TemplateReviewProcess.KEY, SecondOpinionProcess.KEY, ReviewEscalationProcess.KEY);

    TemplateReviewProcessTest() {
        super(
                new Ids(
                        TemplateReviewProcess.KEY,
                        TemplateReviewProcess.KIND,
                        TemplateReviewProcess.SUBJECT_ID,
                        TemplateReviewProcess.CANDIDATE_GROUP,
                        TemplateReviewProcess.TASK_REVIEW,
                        TemplateReviewProcess.BOUNDARY_OVERDUE,
                        TemplateReviewProcess.END_APPROVED,
                        TemplateReviewProcess.END_REJECTED,
                        TemplateReviewProcess.END_ESCALATED),
                FAKES);
    }

    @Override
    protected ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
