package dev.signet.processes.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every review process must do, whatever is reviewed. A subclass names the process and its ids. */
public abstract class ReviewProcessContract {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    /** The process under test. */
    public record Ids(
            String key,
            String kind,
            String subjectId,
            String group,
            String taskName,
            String form,
            String endApproved,
            String endRejected) {}

    private final Ids ids;
    private final ReviewEngine fakes;
    private ProcessEngine engine;
    private String deployment;
    private String key;

    protected ReviewProcessContract(Ids ids, ReviewEngine fakes) {
        this.ids = ids;
        this.fakes = fakes;
    }

    protected abstract ProcessEngine engine();

    @BeforeEach
    void deployAndMeetTheReviewers() {
        engine = engine();
        key = ids.kind() + ":4711";
        fakes.kind = ids.kind();
        fakes.recorded.clear();
        fakes.escalated.clear();
        fakes.files.unknown.clear();
        fakes.files.opinions.clear();
        ClockUtil.setCurrentTime(Date.from(NOON));
        var builder = engine.getRepositoryService().createDeployment();
        for (String model : ReviewEngine.MODELS) {
            builder.addClasspathResource(model);
        }
        deployment = builder.deploy().getId();
        var identity = engine.getIdentityService();
        identity.saveGroup(identity.newGroup(ids.group()));
        for (String person : List.of("reviewer", "reviewer2", "officer")) {
            identity.saveUser(identity.newUser(person));
        }
        identity.createMembership("reviewer", ids.group());
        identity.createMembership("reviewer2", ids.group());
    }

    @AfterEach
    void cleanUp() {
        var identity = engine.getIdentityService();
        identity.clearAuthentication();
        engine.getRepositoryService().deleteDeployment(deployment, true);
        identity.createUserQuery().list().forEach(user -> identity.deleteUser(user.getId()));
        identity.createGroupQuery().list().forEach(group -> identity.deleteGroup(group.getId()));
        ClockUtil.reset();
    }

    @Test
    void endsApprovedWhenTheReviewerApproves() {
        HistoricProcessInstance review = start(false, null);

        complete("reviewer", approval());

        assertThat(fakes.recorded).containsEntry(key, "approved  资料齐全");
        assertEndedAt(review, ids.endApproved());
    }

    @Test
    void endsRejectedWithTheReasonsWhenTheReviewerRejects() {
        HistoricProcessInstance review = start(false, null);

        complete("reviewer", rejection("R-S07, R-S12,R-S07"));

        assertThat(fakes.recorded).containsEntry(key, "rejected R-S07,R-S12 请补充");
        assertEndedAt(review, ids.endRejected());
    }

    @Test
    @Tag("S5.2-17")
    void setsTheDueDateOfTheCalendarOnTheTask() {
        start(false, null);

        Task task = task();

        assertThat(task.getTaskDefinitionKey()).isEqualTo(ReviewDecisionProcess.TASK_REVIEW);
        assertThat(task.getDueDate()).isEqualTo(Date.from(NOON.plus(ReviewEngine.PERIOD)));
    }

    @Test
    void namesTheTaskAfterWhatIsAppliedFor() {
        start(true, null);

        assertThat(task().getName()).isEqualTo(ids.taskName() + " · 【云帆科技】");
        complete("reviewer", approval());
        assertThat(task().getName()).isEqualTo("复核申请 Give second opinion · 【云帆科技】");
    }

    @Test // #10
    void asksThePeopleOfItsKindWithItsForm() {
        start(true, null);

        assertAsked();
        complete("reviewer", approval());
        assertAsked();
    }

    private void assertAsked() {
        Task task =
                engine.getTaskService().createTaskQuery().initializeFormKeys().singleResult();
        assertThat(task.getFormKey()).isEqualTo("embedded:deployment:forms/" + ids.form() + ".html");
        assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly(ids.group());
        assertThat(engine.getRuntimeService().getVariable(task.getExecutionId(), "subjectId"))
                .isEqualTo("4711");
    }

    @Test // #10
    void calledPartsHaveTheBusinessKey() {
        start(true, null);
        complete("reviewer", approval());

        assertThat(engine.getRuntimeService().createProcessInstanceQuery().list())
                .hasSize(3)
                .allMatch(instance -> key.equals(instance.getBusinessKey()));
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .processDefinitionKey(ids.key())
                        .count())
                .as("of the kind's own process, by which reviews are found")
                .isOne();
    }

    @Test // #10
    void goesOnWithTheSecondOpinionWhereTheFirstIsOnFile() {
        fakes.files.open(key, true, null);
        fakes.files.add(key, new Opinion("lost-task", "reviewer", true, List.of(), "", List.of()));
        HistoricProcessInstance review = started(with(variables(true), ReviewVariables.FIRST_REVIEWER, "reviewer"));

        assertThat(task().getTaskDefinitionKey()).isEqualTo(SecondOpinionProcess.TASK_GIVE_OPINION);
        assertThatThrownBy(() -> claim("reviewer")).hasMessageContaining("另一人");
        complete("reviewer2", approval());

        assertEndedAt(review, ids.endApproved());
    }

    @Test
    void escalatesUpToTheHighestLevelWhileNobodyDecides() {
        HistoricProcessInstance review = start(false, null);

        for (int level = 1; level <= ReviewEngine.LEVELS; level++) {
            assertThat(executeDueJobs()).isEmpty();
            pass(ReviewEngine.PERIOD);
            assertThat(executeDueJobs()).hasSize(1);
        }

        assertThat(fakes.escalated).containsExactly(key + " level 1", key + " level 2", key + " level 3");
        assertThat(task().getTaskDefinitionKey()).isEqualTo(ReviewDecisionProcess.TASK_REVIEW);
        assertPassed(ReviewDecisionProcess.BOUNDARY_OVERDUE);
        assertPassed(ReviewDecisionProcess.END_ESCALATED);
        complete("reviewer", approval());
        assertEndedAt(review, ids.endApproved());
    }

    @Test
    void stopsEscalatingWhenSomebodyDecides() {
        HistoricProcessInstance review = start(false, null);
        pass(ReviewEngine.PERIOD);
        executeDueJobs();

        complete("reviewer", rejection("R-S07"));

        assertEndedAt(review, ids.endRejected());
        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
    }

    @Test
    void approvesHighRiskOnlyAfterASecondPersonAgrees() {
        HistoricProcessInstance review = start(true, null);

        complete("reviewer", approval());
        assertThat(fakes.recorded).isEmpty();
        assertThat(task().getTaskDefinitionKey()).isEqualTo(SecondOpinionProcess.TASK_GIVE_OPINION);
        complete("reviewer2", approval());
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .variableName(ReviewVariables.FIRST_REVIEWER)
                        .list())
                .isNotEmpty()
                .allMatch(variable -> "reviewer".equals(variable.getValue()));

        assertThat(fakes.recorded).containsEntry(key, "approved  资料齐全");
        assertEndedAt(review, ids.endApproved());
    }

    @Test
    void rejectsHighRiskWhenTheSecondPersonDisagrees() {
        HistoricProcessInstance review = start(true, null);

        complete("reviewer", approval());
        complete("reviewer2", rejection("R-S09"));

        assertThat(fakes.recorded).containsEntry(key, "rejected R-S09 请补充");
        assertEndedAt(review, ids.endRejected());
    }

    @Test
    void rejectsHighRiskAtTheFirstRejection() {
        HistoricProcessInstance review = start(true, null);

        complete("reviewer", rejection("R-S09"));

        assertEndedAt(review, ids.endRejected());
    }

    @Test
    void escalatesAnOverdueSecondOpinion() {
        HistoricProcessInstance review = start(true, null);
        complete("reviewer", approval());

        pass(ReviewEngine.PERIOD);
        executeDueJobs();
        pass(ReviewEngine.PERIOD);
        executeDueJobs();
        pass(ReviewEngine.PERIOD);
        executeDueJobs();

        assertThat(fakes.escalated).hasSize(ReviewEngine.LEVELS);
        assertPassed(SecondOpinionProcess.BOUNDARY_OVERDUE);
        assertPassed(SecondOpinionProcess.END_ESCALATED);
        complete("reviewer2", approval());
        assertEndedAt(review, ids.endApproved());
    }

    @Test
    void refusesTheFirstReviewerAsTheSecond() {
        start(true, null);
        complete("reviewer", approval());

        assertThatThrownBy(() -> claim("reviewer")).hasMessageContaining("另一人").hasMessageContaining("another");
        claim("reviewer2");
        assertRefused("reviewer", approval(), "reviewer2 认领");
    }

    @Test
    void refusesTheApplicant() {
        start(false, "reviewer");

        assertThatThrownBy(() -> claim("reviewer")).hasMessageContaining("申请人");
    }

    @Test
    void looksAgainAtWhoIsInvolvedWhenATaskIsCompleted() {
        start(false, null);
        claim("reviewer");

        fakes.files.open(key, false, "reviewer");
        assertRefused("reviewer", approval(), "申请人");
        fakes.files.open(key, false, null);
        fakes.files.add(key, new Opinion("another-task", "reviewer2", true, List.of(), "", List.of()));
        assertRefused("reviewer", approval(), "已齐备");
    }

    @Test
    void refusesWhoeverDidNotClaim() {
        start(false, null);

        assertRefused("reviewer", approval(), "请先认领");
        claim("reviewer2");
        assertRefused("reviewer", approval(), "只有认领人");
        assertRefused(null, approval(), "未登录");
    }

    @Test
    void letsDecisionsMadeAtOnceWaitForOneAnother() {
        start(false, null);
        claim("reviewer");
        String task = task().getId();
        Runnable decide = () -> as("reviewer", () -> engine.getTaskService().complete(task, approval()));
        List<CompletableFuture<Void>> slower = new ArrayList<>();
        fakes.files.meanwhile = () -> {
            fakes.files.meanwhile = () -> {};
            slower.add(CompletableFuture.runAsync(decide));
            awaitSomebodyWaiting();
        };

        decide.run();

        assertThat(slower)
                .singleElement()
                .satisfies(late -> assertThatThrownBy(late::join)
                        .hasCauseInstanceOf(NullValueException.class)
                        .hasMessageContaining(task));
        assertThat(fakes.files.opinions).hasSize(1);
    }

    /** Until a transaction waits for the lock of another. */
    private void awaitSomebodyWaiting() {
        var database = engine.getProcessEngineConfiguration();
        String waiting = "SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL";
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        try (Connection connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getJdbcUsername(), database.getJdbcPassword());
                Statement look = connection.createStatement()) {
            while (!look.executeQuery(waiting).next()) {
                assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesAnOutsiderEvenWhenAssigned() {
        start(false, null);
        assertThatThrownBy(() -> as("officer", () -> claim("officer"))).hasMessageContaining("不属于");
        engine.getTaskService().setAssignee(task().getId(), "officer");

        assertRefused("officer", approval(), "不属于");
    }

    @Test
    void letsNobodyClaimInAnothersNameOrTakeAClaimAway() {
        start(false, null);
        String task = task().getId();

        assertThatThrownBy(() -> as("reviewer", () -> engine.getTaskService().claim(task, "reviewer2")))
                .hasMessageContaining("不能替 reviewer2 认领");
        assertThatThrownBy(() -> as("reviewer", () -> engine.getTaskService().setAssignee(task, "ghost")))
                .hasMessageContaining("in the name of ghost");
        as("reviewer2", () -> engine.getTaskService().claim(task, "reviewer2"));
        assertThatThrownBy(() -> as("reviewer", () -> engine.getTaskService().setAssignee(task, "reviewer")))
                .hasMessageContaining("claimed by reviewer2");
        assertThatThrownBy(() -> as("reviewer", () -> engine.getTaskService().setAssignee(task, null)))
                .hasMessageContaining("claimed by reviewer2");

        assertThat(task().getAssignee()).isEqualTo("reviewer2");
    }

    @Test
    void letsTheHolderOrAnAdministratorGiveAClaimBack() {
        start(false, null);
        String task = task().getId();
        var identity = engine.getIdentityService();
        identity.saveGroup(identity.newGroup(Groups.CAMUNDA_ADMIN));
        identity.createMembership("officer", Groups.CAMUNDA_ADMIN);

        as("reviewer", () -> engine.getTaskService().claim(task, "reviewer"));
        as("reviewer", () -> engine.getTaskService().setAssignee(task, null));
        as("reviewer2", () -> engine.getTaskService().claim(task, "reviewer2"));
        as("officer", () -> engine.getTaskService().setAssignee(task, null));
        as("officer", () -> engine.getTaskService().setAssignee(task, "reviewer"));

        assertThat(task().getAssignee()).isEqualTo("reviewer");
    }

    @Test
    void refusesAMalformedDecision() {
        start(false, null);
        claim("reviewer");

        assertRefused("reviewer", Map.of(), "approved 或 rejected");
        assertRefused("reviewer", Map.of(ReviewVariables.DECISION, "yes"), "收到 yes");
        assertRefused("reviewer", rejection(""), "至少选择一个原因");
        assertRefused("reviewer", rejection("X-1"), "X-1 不在原因目录");
        assertRefused("reviewer", with(approval(), ReviewVariables.REASON_CODES, "R-S07"), "不能带驳回原因");
        assertRefused("reviewer", with(approval(), ReviewVariables.COMMENT, 5), "须为文本");
        assertRefused(
                "reviewer",
                with(approval(), ReviewVariables.COMMENT, "长".repeat(ReviewGuard.MAX_COMMENT + 1)),
                "最多 500 字，现有 501 字");
    }

    @Test
    void refusesAnApprovalThatDoesNotAcceptWhatNobodyKnows() {
        start(false, null);
        claim("reviewer");
        fakes.files.unknown.add("第三方 Third party");

        assertRefused("reviewer", approval(), "第三方 Third party");
        assertRefused("reviewer", with(approval(), ReviewVariables.UNKNOWN_ACCEPTED, false), "尚未核实");
        assertRefused("reviewer", with(approval(), ReviewVariables.UNKNOWN_ACCEPTED, "true"), "须为 true 或 false");
        assertThat(fakes.files.opinions).isEmpty();
    }

    @Test
    void keepsWhatWasApprovedWithoutKnowingIt() {
        start(true, null);
        fakes.files.unknown.add("第三方 Third party");

        complete("reviewer", with(approval(), ReviewVariables.UNKNOWN_ACCEPTED, true));
        claim("reviewer2");
        assertRefused("reviewer2", approval(), "尚未核实");
        completeAs("reviewer2", with(approval(), ReviewVariables.UNKNOWN_ACCEPTED, true));

        assertThat(fakes.files.opinions)
                .extracting(Opinion::acceptedUnknown)
                .containsExactly(List.of("第三方 Third party"), List.of("第三方 Third party"));
    }

    @Test
    void asksNobodyWhoRejectsToAcceptWhatNobodyKnows() {
        HistoricProcessInstance review = start(false, null);
        fakes.files.unknown.add("第三方 Third party");

        complete("reviewer", rejection("R-S07"));

        assertEndedAt(review, ids.endRejected());
        assertThat(fakes.files.opinions.get(0).acceptedUnknown()).isEmpty();
    }

    @Test
    void acceptsACommentOfTheGreatestLength() {
        HistoricProcessInstance review = start(false, null);

        complete("reviewer", with(approval(), ReviewVariables.COMMENT, "长".repeat(ReviewGuard.MAX_COMMENT)));

        assertEndedAt(review, ids.endApproved());
    }

    @Test
    void refusesACompletionThatSparesTheSecondPerson() {
        start(true, null);
        claim("reviewer");

        assertRefused("reviewer", with(approval(), ReviewVariables.HIGH_RISK, false), "highRisk");
    }

    @Test
    void refusesToEndByAnErrorOrEscalationInsteadOfADecision() {
        start(false, null);
        claim("reviewer");
        String task = task().getId();

        assertThatThrownBy(() -> engine.getTaskService().handleBpmnError(task, "any"));
        assertThatThrownBy(() -> engine.getTaskService().handleEscalation(task, "any"));

        assertThat(task().getId()).isEqualTo(task);
    }

    private HistoricProcessInstance start(boolean highRisk, String applicant) {
        fakes.files.open(key, highRisk, applicant);
        return started(variables(highRisk));
    }

    private HistoricProcessInstance started(Map<String, Object> variables) {
        return history(engine.getRuntimeService()
                .startProcessInstanceByKey(ids.key(), key, variables)
                .getId());
    }

    private Map<String, Object> variables(boolean highRisk) {
        return Map.of(
                ReviewVariables.ACCOUNT_ID,
                "1",
                ids.subjectId(),
                "4711",
                ReviewVariables.SUBJECT_TITLE,
                "【云帆科技】",
                ReviewVariables.HIGH_RISK,
                highRisk,
                ReviewVariables.REVIEW_CLASS,
                "STANDARD");
    }

    private HistoricProcessInstance history(String id) {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceId(id)
                .singleResult();
    }

    private Task task() {
        return engine.getTaskService().createTaskQuery().singleResult();
    }

    private void claim(String person) {
        engine.getTaskService().claim(task().getId(), person);
    }

    private void complete(String person, Map<String, Object> variables) {
        claim(person);
        completeAs(person, variables);
    }

    private void completeAs(String person, Map<String, Object> variables) {
        as(person, () -> engine.getTaskService().complete(task().getId(), variables));
    }

    private void as(String person, Runnable act) {
        var identity = engine.getIdentityService();
        try {
            identity.setAuthenticatedUserId(person);
            act.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    private void assertRefused(String person, Map<String, Object> variables, String words) {
        String task = task().getId();

        assertThatThrownBy(() -> completeAs(person, variables)).hasMessageContaining(words);

        assertThat(task().getId()).isEqualTo(task);
        assertThat(fakes.recorded).isEmpty();
    }

    private static Map<String, Object> approval() {
        return Map.of(ReviewVariables.DECISION, ReviewVariables.APPROVED, ReviewVariables.COMMENT, " 资料齐全 ");
    }

    private static Map<String, Object> rejection(String codes) {
        return Map.of(
                ReviewVariables.DECISION,
                ReviewVariables.REJECTED,
                ReviewVariables.REASON_CODES,
                codes,
                ReviewVariables.COMMENT,
                "请补充");
    }

    private static Map<String, Object> with(Map<String, Object> variables, String name, Object value) {
        var copy = new HashMap<>(variables);
        copy.put(name, value);
        return copy;
    }

    private static void pass(Duration time) {
        ClockUtil.setCurrentTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
    }

    private List<Job> executeDueJobs() {
        List<Job> jobs =
                engine.getManagementService().createJobQuery().executable().list();
        jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        return jobs;
    }

    private void assertPassed(String activity) {
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId(activity)
                        .finished()
                        .count())
                .as(activity)
                .isPositive();
    }

    private void assertEndedAt(HistoricProcessInstance review, String activity) {
        assertThat(history(review.getId()).getState()).isEqualTo(HistoricProcessInstance.STATE_COMPLETED);
        assertPassed(activity);
    }
}
