package dev.signet.processes.blacklist;

import dev.signet.processes.review.ReviewEngine;
import dev.signet.processes.review.ReviewEscalationProcess;
import dev.signet.processes.review.ReviewProcessContract;
import dev.signet.processes.review.SecondOpinionProcess;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class BlacklistReleaseProcessTest extends ReviewProcessContract {

    private static final ReviewEngine FAKES = new ReviewEngine();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE =
            FAKES.covering(BlacklistReleaseProcess.KEY, SecondOpinionProcess.KEY, ReviewEscalationProcess.KEY);

    BlacklistReleaseProcessTest() {
        super(
                new Ids(
                        BlacklistReleaseProcess.KEY,
                        BlacklistReleaseProcess.KIND,
                        BlacklistReleaseProcess.SUBJECT_ID,
                        BlacklistReleaseProcess.CANDIDATE_GROUP,
                        BlacklistReleaseProcess.TASK_REVIEW,
                        BlacklistReleaseProcess.BOUNDARY_OVERDUE,
                        BlacklistReleaseProcess.END_RELEASED,
                        BlacklistReleaseProcess.END_REFUSED,
                        BlacklistReleaseProcess.END_ESCALATED),
                FAKES);
    }

    @Override
    protected ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
