package dev.signet.review.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.review.ReviewSituations;
import dev.signet.review.ReviewSituations.Waiting;
import dev.signet.review.Staff;
import dev.signet.signature.SignatureState;
import dev.signet.signature.Signatures;
import dev.signet.support.SignetTest;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each of the three records of a waiting application is broken once. */
@SignetTest
@Import(ReviewSituations.class)
@ExtendWith(OutputCaptureExtension.class)
class ReviewReconciliationIT {

    @Autowired
    ReviewSituations situations;

    @Autowired
    ReviewReconciliation reconciliation;

    @Autowired
    ApplicationsHealth health;

    @Autowired
    Signatures signatures;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anApplicationWhoseProcessWasDeletedIsDecidedAllTheSame() {
        Waiting waiting = situations.productSignature("云雀商城");
        runtime.deleteProcessInstance(instance(waiting.businessKey()).getId(), "by hand");

        reconciliation.reconcile();

        assertThat(mended(waiting.businessKey())).contains("had no process");
        assertThat(audit(waiting)).contains("review.mended");
        assertApproved(waiting);
    }

    @Test
    void aTextWhoseProcessWasDeletedIsReviewedToo() {
        String key = "template:" + situations.templateOfUnknownAttributes();
        String lost = instance(key).getId();
        runtime.deleteProcessInstance(lost, "by hand");

        reconciliation.reconcile();

        assertThat(instance(key).getId()).isNotEqualTo(lost);
        assertThat(task(key).getTaskDefinitionKey()).isEqualTo("Task_ReviewApplication");
        assertThat(task(key).getName()).startsWith("审核模板 Review template");
    }

    @Test
    void theSecondOpinionIsAskedOfAnotherPersonStill() {
        Staff first = situations.signatureReviewer();
        Waiting waiting = situations.thirdPartySignature("云鹤贸易");
        String task = situations.task(first, waiting);
        first.claim(task);
        assertThat(first.approve(task).status()).isEqualTo(204);
        runtime.deleteProcessInstance(instance(waiting.businessKey()).getId(), "by hand");

        reconciliation.reconcile();

        assertThat(task(waiting.businessKey()).getTaskDefinitionKey()).isEqualTo("Task_GiveSecondOpinion");
        assertThat(first.claim(task(waiting.businessKey()).getId()).status()).isEqualTo(400);
        assertThat(state(waiting)).isEqualTo(SignatureState.UNDER_REVIEW);
        assertApproved(waiting);
    }

    @Test
    void aProcessWithoutATaskIsBegunAnew() {
        Waiting waiting = situations.productSignature("云雁商城");
        String instance = instance(waiting.businessKey()).getId();
        String called = task(waiting.businessKey()).getProcessInstanceId();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(called)
                .activityId("BoundaryEvent_ReviewOverdue")
                .singleResult()
                .getId());
        runtime.createProcessInstanceModification(called)
                .cancelAllForActivity("Task_ReviewApplication")
                .execute();
        assertThat(instance(waiting.businessKey()).getId())
                .as("it waits for its escalation")
                .isEqualTo(instance);

        reconciliation.reconcile();

        assertThat(mended(waiting.businessKey())).contains("without a task");
        assertApproved(waiting);
    }

    @Test
    void anApplicationWithoutAReviewGetsOne() {
        Waiting waiting = situations.thirdPartySignature("云鹭超市");
        jdbc.sql("delete from review_file where open_key = ?")
                .param(waiting.businessKey())
                .update();

        reconciliation.reconcile();

        assertThat(mended(waiting.businessKey())).contains("without a review");
        assertThat(jdbc.sql("select high_risk from review_file where open_key = ?")
                        .param(waiting.businessKey())
                        .query(Boolean.class)
                        .single())
                .as("two people decide about a third party's name, as before")
                .isTrue();
        Staff reviewer = situations.signatureReviewer();
        String task = situations.task(reviewer, waiting);
        reviewer.claim(task);
        assertThat(reviewer.reject(task, "R-S04", "").status()).isEqualTo(204);
        assertThat(state(waiting)).isEqualTo(SignatureState.REJECTED);
    }

    @Test
    void theTaskOfADecidedApplicationGoes() {
        Waiting waiting = situations.productSignature("云燕商城");
        String left = instance(waiting.businessKey()).getId();
        decide(waiting);
        jdbc.sql("update signature_revision set state = 'REJECTED' where signature_id = ?")
                .param(waiting.order().signatureId())
                .update();

        reconciliation.reconcile();

        assertThat(mended(waiting.businessKey())).contains("its application is decided");
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(left).count())
                .isZero();
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(waiting.businessKey())
                        .count())
                .isZero();
        assertThat(state(waiting)).isEqualTo(SignatureState.REJECTED);
    }

    @Test
    void whatContradictsItselfIsLeftForPeopleAndSaidOnce(CapturedOutput output) {
        reconciliation.reconcile();
        Waiting waiting = situations.productSignature("云鹊商城");
        String instance = instance(waiting.businessKey()).getId();
        decide(waiting);

        reconciliation.reconcile();
        reconciliation.reconcile();

        assertThat(left()).contains(waiting.businessKey());
        assertThat(output.getAll().split(waiting.businessKey() + " was decided", -1))
                .as("said once")
                .hasSize(2);
        assertThat(instance(waiting.businessKey()).getId()).isEqualTo(instance);
        assertThat(state(waiting)).isEqualTo(SignatureState.UNDER_REVIEW);
        Health shown = health.health();
        assertThat(shown.getStatus()).as("nobody's service is taken away").isEqualTo(Status.UP);
        assertThat((Long) shown.getDetails().get("left")).isPositive();
        assertThat(shown.getDetails()).containsKey("oldest");

        jdbc.sql(
                        "update review_file set open_key = ?, decided_at = null, approved = null where kind = 'signature' and subject_id = ?")
                .params(waiting.businessKey(), waiting.order().signatureId())
                .update();
        reconciliation.reconcile();

        assertThat(left()).doesNotContain(waiting.businessKey());
        assertApproved(waiting);
    }

    @Test
    void nothingIsTouchedThatIsInOrder() {
        Staff first = situations.signatureReviewer();
        Waiting fresh = situations.productSignature("云雕商城");
        Waiting second = situations.thirdPartySignature("云鸥酒店");
        String task = situations.task(first, second);
        first.claim(task);
        first.approve(task);
        String given = task(second.businessKey()).getId();
        String open = task(fresh.businessKey()).getId();

        reconciliation.reconcile();

        assertThat(task(second.businessKey()).getId()).isEqualTo(given);
        assertThat(task(fresh.businessKey()).getId()).isEqualTo(open);
        assertThat(left()).doesNotContain(fresh.businessKey(), second.businessKey());
        assertThat(audit(fresh)).doesNotContain("review.mended");
    }

    /** The file alone says so: the application was never told. */
    private void decide(Waiting waiting) {
        jdbc.sql(
                        "update review_file set open_key = null, decided_at = utc_timestamp(3), approved = false where open_key = ?")
                .param(waiting.businessKey())
                .update();
    }

    /** There is one task for it, and who has a say can decide it. */
    private void assertApproved(Waiting waiting) {
        Staff reviewer = situations.signatureReviewer();
        String task = task(waiting.businessKey()).getId();
        reviewer.claim(task);
        assertThat(reviewer.approve(task).status()).isEqualTo(204);
        assertThat(state(waiting)).isEqualTo(SignatureState.APPROVED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(waiting.businessKey())
                        .count())
                .isZero();
    }

    private ProcessInstance instance(String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .rootProcessInstances()
                .singleResult();
    }

    private Task task(String businessKey) {
        return tasks.createTaskQuery().processInstanceBusinessKey(businessKey).singleResult();
    }

    private SignatureState state(Waiting waiting) {
        return signatures
                .newest(waiting.customer().id(), waiting.order().name())
                .orElseThrow()
                .state();
    }

    private String mended(String businessKey) {
        return jdbc.sql("select note from platform_discrepancy where subject = ? and mended_at_ms is not null")
                .param(businessKey)
                .query(String.class)
                .single();
    }

    private List<String> left() {
        return jdbc.sql("select subject from platform_discrepancy where pair = ? and mended_at_ms is null")
                .param(ReviewReconciliation.PAIR)
                .query(String.class)
                .list();
    }

    private List<String> audit(Waiting waiting) {
        return jdbc.sql("select action from audit_entry where subject_type = 'signature' and subject_id = ?")
                .param(Long.toString(waiting.order().signatureId()))
                .query(String.class)
                .list();
    }
}
