package dev.signet.processes.blacklist;

import dev.signet.processes.review.ReviewEngine;
import dev.signet.processes.review.ReviewProcessContract;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class BlacklistReleaseProcessTest extends ReviewProcessContract {

    private static final ReviewEngine FAKES = new ReviewEngine();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = FAKES.covering(BlacklistReleaseProcess.KEY);

    BlacklistReleaseProcessTest() {
        super(
                new Ids(
                        BlacklistReleaseProcess.KEY,
                        BlacklistReleaseProcess.KIND,
                        BlacklistReleaseProcess.SUBJECT_ID,
                        BlacklistReleaseProcess.CANDIDATE_GROUP,
                        "审核黑名单解除 Review blacklist release",
                        "blacklist/review-blacklist-release",
                        BlacklistReleaseProcess.END_RELEASED,
                        BlacklistReleaseProcess.END_REFUSED),
                FAKES);
    }

    @Override
    protected ProcessEngine engine() {
        return ENGINE.getProcessEngine();
    }
}
