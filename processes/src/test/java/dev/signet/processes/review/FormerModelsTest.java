package dev.signet.processes.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.processes.signature.SignatureReviewProcess;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A review that was begun on a model of before keeps that model, and ends on it with what this version gives the engine:
 * guard, delegates and variables. Kept here are the models as they were before all kinds called one part.
 */
class FormerModelsTest {

    private static final String KEY = SignatureReviewProcess.KIND + ":4711";
    private static final Map<String, Object> APPROVED =
            Map.of(ReviewVariables.DECISION, ReviewVariables.APPROVED, ReviewVariables.COMMENT, "");

    private static final ReviewEngine FAKES = new ReviewEngine();

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = FAKES.plain("FormerModels");

    private ProcessEngine engine;
    private String former;
    private String present;

    @BeforeEach
    void deployTheFormerModels() {
        engine = ENGINE.getProcessEngine();
        FAKES.kind = SignatureReviewProcess.KIND;
        FAKES.recorded.clear();
        FAKES.escalated.clear();
        FAKES.files.opinions.clear();
        former = deploy(
                "former/SignatureReviewProcess.bpmn",
                "bpmn/review/SecondOpinionProcess.bpmn",
                "bpmn/review/ReviewEscalationProcess.bpmn");
        var identity = engine.getIdentityService();
        identity.saveGroup(identity.newGroup(SignatureReviewProcess.CANDIDATE_GROUP));
        for (String person : List.of("reviewer", "reviewer2")) {
            identity.saveUser(identity.newUser(person));
            identity.createMembership(person, SignatureReviewProcess.CANDIDATE_GROUP);
        }
    }

    @AfterEach
    void cleanUp() {
        var identity = engine.getIdentityService();
        List.of(present, former).forEach(each -> engine.getRepositoryService().deleteDeployment(each, true));
        identity.createUserQuery().list().forEach(user -> identity.deleteUser(user.getId()));
        identity.createGroupQuery().list().forEach(group -> identity.deleteGroup(group.getId()));
        ClockUtil.reset();
    }

    @Test // #10
    void aReviewOfBeforeIsDecidedAfterTheUpgrade() {
        startThenUpgrade(false);
        assertThat(task().getTaskDefinitionKey()).isEqualTo("Task_ReviewSignature");
        assertThat(task().getName()).isEqualTo("审核签名 Review signature · 【云帆科技】");

        complete("reviewer");

        assertThat(FAKES.recorded).containsEntry(KEY, "approved  ");
        assertNothingRuns();
    }

    @Test // #10
    void aReviewOfBeforeIsEscalatedAndGetsItsSecondOpinionAfterTheUpgrade() {
        startThenUpgrade(true);
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(ReviewEngine.PERIOD)));
        for (Job due :
                engine.getManagementService().createJobQuery().executable().list()) {
            engine.getManagementService().executeJob(due.getId());
        }
        assertThat(FAKES.escalated).containsExactly(KEY + " level 1");

        complete("reviewer");
        assertThat(task().getTaskDefinitionKey()).isEqualTo(SecondOpinionProcess.TASK_GIVE_OPINION);
        complete("reviewer2");

        assertThat(FAKES.recorded).containsEntry(KEY, "approved  ");
        assertNothingRuns();
    }

    private void startThenUpgrade(boolean highRisk) {
        FAKES.files.open(KEY, highRisk, null);
        ProcessInstance review = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        SignatureReviewProcess.KEY,
                        KEY,
                        Map.of(
                                ReviewVariables.ACCOUNT_ID,
                                "1",
                                SignatureReviewProcess.SUBJECT_ID,
                                "4711",
                                ReviewVariables.SUBJECT_TITLE,
                                "【云帆科技】",
                                ReviewVariables.HIGH_RISK,
                                highRisk,
                                ReviewVariables.REVIEW_CLASS,
                                "STANDARD"));
        present = deploy(ReviewEngine.MODELS);
        assertThat(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(SignatureReviewProcess.KEY)
                        .latestVersion()
                        .singleResult()
                        .getId())
                .isNotEqualTo(review.getProcessDefinitionId());
    }

    private String deploy(String... models) {
        var deployment = engine.getRepositoryService().createDeployment();
        List.of(models).forEach(deployment::addClasspathResource);
        return deployment.deploy().getId();
    }

    private Task task() {
        return engine.getTaskService().createTaskQuery().singleResult();
    }

    private void complete(String person) {
        var identity = engine.getIdentityService();
        String task = task().getId();
        engine.getTaskService().claim(task, person);
        try {
            identity.setAuthenticatedUserId(person);
            engine.getTaskService().complete(task, APPROVED);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void assertNothingRuns() {
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
    }
}
