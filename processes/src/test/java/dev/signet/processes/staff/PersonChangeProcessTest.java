package dev.signet.processes.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageInMemProcessEngineConfiguration;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersonChangeProcessTest {

    /** Set where tests run one by one, as for mutants: no single one reaches every node. */
    private static final String SINGLE_TESTS = "signet.tests.single";

    private static final Instant NOON = Instant.parse("2026-11-29T04:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ProcessEngineCoverageExtension.builder(configuration())
            .assertClassCoverageAtLeast(Boolean.getBoolean(SINGLE_TESTS) ? 0 : 1)
            .build();

    private static boolean down;

    private ProcessEngine engine;
    private String deployment;
    private String change;

    /** The guard and the delegate end the change, as the application does; what comes of it is a variable. */
    private static ProcessCoverageInMemProcessEngineConfiguration configuration() {
        var configuration = new ProcessCoverageInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("PersonChange");
        configuration.setJdbcUrl("jdbc:h2:mem:PersonChange");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(new HashMap<>(Map.of(
                PersonChangeProcess.GUARD,
                (TaskListener) task -> {
                    if (PersonChangeProcess.APPROVED.equals(task.getVariable(PersonChangeProcess.DECISION))) {
                        task.setVariable(PersonChangeProcess.OUTCOME, "CARRIED_OUT");
                    }
                },
                PersonChangeProcess.END_DELEGATE,
                (JavaDelegate) execution -> {
                    if (down) {
                        throw new IllegalStateException("the database is down");
                    }
                    execution.setVariable(PersonChangeProcess.OUTCOME, "CARRIED_OUT");
                })));
        return configuration;
    }

    @BeforeEach
    void deploy() {
        engine = ENGINE.getProcessEngine();
        ClockUtil.setCurrentTime(Date.from(NOON));
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("bpmn/staff/PersonChangeProcess.bpmn")
                .deploy()
                .getId();
    }

    private void begin() {
        change = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        PersonChangeProcess.KEY,
                        PersonChangeProcess.KIND + ":7",
                        Map.of(
                                PersonChangeProcess.CHANGE_ID,
                                "7",
                                PersonChangeProcess.DECIDER_GROUPS,
                                "camunda-admin,compliance-officers",
                                PersonChangeProcess.ENDS_AT,
                                Date.from(NOON.plus(DAY))))
                .getId();
    }

    @AfterEach
    void cleanUp() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
        ClockUtil.reset();
    }

    @Test // #10
    void asksTheGroupsThatHaveASayUntilTheTimeIsOver() {
        begin();
        assertThat(task().getTaskDefinitionKey()).isEqualTo(PersonChangeProcess.TASK_DECIDE);
        assertThat(task().getDueDate()).isEqualTo(Date.from(NOON.plus(DAY)));
        assertThat(engine.getTaskService().getIdentityLinksForTask(task().getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactlyInAnyOrder("camunda-admin", "compliance-officers");
    }

    @Test // #10
    void endsCarriedOutWhereTheGuardCarriedItOut() {
        begin();
        complete(Map.of(PersonChangeProcess.DECISION, PersonChangeProcess.APPROVED));

        assertEndedAt(PersonChangeProcess.END_CARRIED_OUT);
    }

    @Test // #10
    void endsWithoutItWhereItWasWithdrawn() {
        begin();
        complete(Map.of(PersonChangeProcess.OUTCOME, "WITHDRAWN"));

        assertEndedAt(PersonChangeProcess.END_NOT_CARRIED_OUT);
        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
    }

    @Test // #10
    void endsWithItsTimeAndNotBefore() {
        begin();
        assertThat(due()).isNull();

        ClockUtil.setCurrentTime(Date.from(NOON.plus(DAY)));
        engine.getManagementService().executeJob(due().getId());

        assertThat(task()).isNull();
        assertEndedAt(PersonChangeProcess.END_CARRIED_OUT);
    }

    @Test // #10
    void isTriedAgainEachMinuteWhereItsTimeCannotEndNow() {
        begin();
        ClockUtil.setCurrentTime(Date.from(NOON.plus(DAY)));
        down = true;
        assertThatThrownBy(() -> engine.getManagementService().executeJob(due().getId()))
                .hasMessageContaining("the database is down");
        down = false;

        Job again = engine.getManagementService().createJobQuery().singleResult();
        assertThat(again.getRetries()).isGreaterThan(1_000);
        assertThat(again.getDuedate()).isEqualTo(Date.from(NOON.plus(DAY).plusSeconds(60)));
        engine.getManagementService().executeJob(again.getId());
        assertEndedAt(PersonChangeProcess.END_CARRIED_OUT);
    }

    private void complete(Map<String, Object> variables) {
        engine.getTaskService().complete(task().getId(), variables);
    }

    private Task task() {
        return engine.getTaskService().createTaskQuery().singleResult();
    }

    private Job due() {
        return engine.getManagementService().createJobQuery().executable().singleResult();
    }

    private void assertEndedAt(String activity) {
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(change)
                        .completed()
                        .count())
                .isOne();
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .activityId(activity)
                        .finished()
                        .count())
                .isOne();
    }
}
