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
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageInMemProcessEngineConfiguration;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every process of changes that wait for a second person's consent does. */
abstract class ConsentProcessContract {

    /** Set where tests run one by one, as for mutants: no single one reaches every node. */
    private static final String SINGLE_TESTS = "signet.tests.single";

    private static final Instant NOON = Instant.parse("2026-11-29T04:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private static boolean down;

    private final Of of;
    private ProcessEngine engine;
    private String deployment;
    private String change;

    /**
     * One of them.
     *
     * @param endOfTime what becomes of a change whose time is over
     */
    record Of(
            String key,
            String kind,
            String guard,
            String endDelegate,
            String task,
            String endCarriedOut,
            String endNotCarriedOut,
            String endOfTime) {}

    ConsentProcessContract(Of of) {
        this.of = of;
    }

    static ProcessEngineCoverageExtension engine(Of of) {
        return ProcessEngineCoverageExtension.builder(configuration(of))
                .assertClassCoverageAtLeast(Boolean.getBoolean(SINGLE_TESTS) ? 0 : 1)
                .build();
    }

    abstract ProcessEngine engine();

    /** The guard and the delegate end the change, as the application does; what comes of it is a variable. */
    private static ProcessCoverageInMemProcessEngineConfiguration configuration(Of of) {
        var configuration = new ProcessCoverageInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(of.key());
        configuration.setJdbcUrl("jdbc:h2:mem:" + of.key());
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(new HashMap<>(Map.of(
                of.guard(),
                (TaskListener) task -> {
                    if (ConsentProcesses.APPROVED.equals(task.getVariable(ConsentProcesses.DECISION))) {
                        task.setVariable(ConsentProcesses.OUTCOME, "CARRIED_OUT");
                    }
                },
                of.endDelegate(),
                (JavaDelegate) execution -> {
                    if (down) {
                        throw new IllegalStateException("the database is down");
                    }
                    execution.setVariable(ConsentProcesses.OUTCOME, of.endOfTime());
                })));
        return configuration;
    }

    @BeforeEach
    void deploy() {
        engine = engine();
        ClockUtil.setCurrentTime(Date.from(NOON));
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("bpmn/staff/" + of.key() + ".bpmn")
                .deploy()
                .getId();
    }

    private void begin() {
        change = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        of.key(),
                        of.kind() + ":7",
                        Map.of(
                                ConsentProcesses.CHANGE_ID,
                                "7",
                                ConsentProcesses.DECIDER_GROUPS,
                                "camunda-admin,compliance-officers",
                                ConsentProcesses.ENDS_AT,
                                Date.from(NOON.plus(DAY))))
                .getId();
    }

    @AfterEach
    void cleanUp() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
        ClockUtil.reset();
    }

    @Test // #10 #13
    void asksTheGroupsThatHaveASayUntilTheTimeIsOver() {
        begin();
        assertThat(task().getTaskDefinitionKey()).isEqualTo(of.task());
        assertThat(task().getDueDate()).isEqualTo(Date.from(NOON.plus(DAY)));
        assertThat(engine.getTaskService().getIdentityLinksForTask(task().getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactlyInAnyOrder("camunda-admin", "compliance-officers");
    }

    @Test // #10 #13
    void endsCarriedOutWhereTheGuardCarriedItOut() {
        begin();
        complete(Map.of(ConsentProcesses.DECISION, ConsentProcesses.APPROVED));

        assertEndedAt(of.endCarriedOut());
    }

    @Test // #10 #13
    void endsWithoutItWhereItWasWithdrawn() {
        begin();
        complete(Map.of(ConsentProcesses.OUTCOME, "WITHDRAWN"));

        assertEndedAt(of.endNotCarriedOut());
        assertThat(engine.getManagementService().createJobQuery().count()).isZero();
    }

    @Test // #10 #13
    void endsWithItsTimeAndNotBefore() {
        begin();
        assertThat(due()).isNull();

        ClockUtil.setCurrentTime(Date.from(NOON.plus(DAY)));
        engine.getManagementService().executeJob(due().getId());

        assertThat(task()).isNull();
        assertEndedAt(endOfTime());
    }

    @Test // #10 #13
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
        assertEndedAt(endOfTime());
    }

    private String endOfTime() {
        return of.endOfTime().equals("CARRIED_OUT") ? of.endCarriedOut() : of.endNotCarriedOut();
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
