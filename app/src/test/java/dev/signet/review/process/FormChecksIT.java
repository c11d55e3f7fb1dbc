package dev.signet.review.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.ReviewRequest;
import dev.signet.application.ReviewSubjects;
import dev.signet.application.ReviewedKind;
import dev.signet.forms.FormLibrary;
import dev.signet.review.ReviewSituations;
import dev.signet.review.ReviewSituations.Waiting;
import dev.signet.review.Staff;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a form checks in the browser, tried at the engine's own door, for the form of every user task. A check that a form
 * gets and that is not walked here turns this red, and so does one that the guard lets pass.
 */
@SignetTest
@Import(ReviewSituations.class)
@Tag("engine-doors")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormChecksIT {

    private static final Pattern CHECK = Pattern.compile("check: '([a-z-]+)'");
    private static final String EMBEDDED = "embedded:deployment:";
    private static final String UNKNOWN = "unknown-facts-accepted";
    private static final AtomicLong IDS = new AtomicLong(7_000_000);

    /** For each check what its form would not have let go. */
    private static final Map<String, Map<String, Object>> STOPPED_BY = Map.of(
            "decision-chosen",
            opinion("", "", "", true),
            "rejection-has-reasons",
            opinion("rejected", " , ", "", false),
            UNKNOWN,
            opinion("approved", "", "", false),
            "comment-not-too-long",
            opinion("approved", "", "长".repeat(501), true));

    @Autowired
    ReviewSituations situations;

    @Autowired
    ReviewFiles files;

    @Autowired
    ReviewSubjects subjects;

    @Autowired
    TestAccounts accounts;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** A change that waits for consent is no review: {@code PersonChangeTasksIT} walks the checks of both. */
    private static final String OF_PEOPLE = "forms/staff/";

    private static final Set<String> CHECKS_OF_PEOPLE =
            Set.of("decision-chosen", "rejection-has-a-reason", "reason-not-too-long");

    private static Map<String, Object> opinion(String decision, String reasons, String comment, boolean accepted) {
        return Map.of("decision", decision, "reasonCodes", reasons, "comment", comment, "unknownAccepted", accepted);
    }

    @Test
    void everyUserTaskHasAFormAndEveryFormChecksWhatIsWalkedHere() {
        assertThat(formsOfUserTasks()).isEqualTo(FormLibrary.forms().keySet());
        assertThat(FormLibrary.forms())
                .allSatisfy((name, form) -> assertThat(checks(form))
                        .as(name)
                        .isEqualTo(name.startsWith(OF_PEOPLE) ? CHECKS_OF_PEOPLE : STOPPED_BY.keySet()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theEngineRefusesWhatTheFormRefuses(ReviewedKind kind) {
        Staff first = situations.reviewerOf(kind);
        Staff second = situations.reviewerOf(kind);
        String businessKey = openAndRisky(kind);

        refusesEachCheck(first, businessKey);
        assertThat(first.approve(task(businessKey).getId()).status()).isEqualTo(204);
        assertThat(task(businessKey).getTaskDefinitionKey()).isEqualTo("Task_GiveSecondOpinion");
        refusesEachCheck(second, businessKey);

        assertThat(files.get(businessKey).reviewers()).containsExactly(first.id());
    }

    List<ReviewedKind> kinds() {
        return subjects.kinds();
    }

    private void refusesEachCheck(Staff reviewer, String businessKey) {
        ReviewFile file = files.get(businessKey);
        boolean hasUnknown = files.unknownFacts(businessKey).size() > 0;
        Task task = task(businessKey);
        reviewer.claim(task.getId());
        for (String check : checks(form(task))) {
            if (check.equals(UNKNOWN) && !hasUnknown) {
                assertThat(Set.of("signature", "template"))
                        .as("applications that do not say everything")
                        .doesNotContain(file.kind());
                continue;
            }
            Staff.Answer answer = reviewer.complete(task.getId(), STOPPED_BY.get(check));
            assertThat(answer.status())
                    .as("%s of %s: %s", check, businessKey, answer.text())
                    .isEqualTo(400);
            assertThat(task(businessKey).getId()).isEqualTo(task.getId());
            assertThat(files.get(businessKey).opinions()).hasSameSizeAs(file.opinions());
        }
    }

    @Test
    void whatWasAcceptedIsKeptAndShown() {
        Staff reviewer = situations.signatureReviewer();
        Waiting waiting = situations.signatureOfUnknownOwner("淘气蟹商城");
        String task = situations.task(reviewer, waiting);
        reviewer.claim(task);

        Staff.Answer silent = reviewer.complete(task, Map.of("decision", "approved"));
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.body().get("message").asText()).contains("有事实尚未核实", "Some facts are unknown");
        assertThat(reviewer.approve(task).status()).isEqualTo(204);

        String key = waiting.businessKey();
        assertThat(one(
                        "select accepted_unknown from review_opinion o join review_file f on f.id = o.review_id"
                                + " where concat(f.kind, ':', f.subject_id) = ?",
                        key))
                .contains("第三方")
                .contains("\n");
        assertThat(one(
                        "select note from signature_record where signature_id = ? and action = 'approve'",
                        waiting.order().signatureId()))
                .contains("以下事实未知", "第三方");
        assertThat(one(
                        "select details from audit_entry where action = 'review.opinion-given' and subject_id = ?",
                        Long.toString(waiting.order().signatureId())))
                .contains("acceptedUnknown", "第三方");
    }

    private String one(String sql, Object param) {
        return jdbc.sql(sql).param(param).query(String.class).single();
    }

    private String openAndRisky(ReviewedKind kind) {
        String key = switch (kind.name()) {
            case "signature" ->
                situations
                        .signatureOfUnknownOwner("淘气虾" + "一二三四五六".charAt((int) (IDS.incrementAndGet() % 6)))
                        .businessKey();
            case "template" -> "template:" + situations.templateOfUnknownAttributes();
            default -> opened(kind);
        };
        jdbc.sql("update review_file set high_risk = true where open_key = ?")
                .param(key)
                .update();
        runtime.setVariable(task(key).getProcessInstanceId(), "highRisk", true);
        return key;
    }

    /** A review without anything behind it: only its last decision would look there. */
    private String opened(ReviewedKind kind) {
        long id = IDS.incrementAndGet();
        long account = accounts.enterprise().id();
        String key = BusinessKey.of(kind.name(), id);
        transaction.executeWithoutResult(status -> {
            files.create(new ReviewRequest(kind.name(), id, account, null, true, "standard", Instant.now()));
            runtime.startProcessInstanceByKey(
                    kind.processKey(),
                    key,
                    Map.of(
                            "accountId",
                            Long.toString(account),
                            kind.subjectVariable(),
                            Long.toString(id),
                            "subjectTitle",
                            key,
                            "accountName",
                            "",
                            "highRisk",
                            true,
                            "reviewClass",
                            "standard"));
        });
        return key;
    }

    private Task task(String businessKey) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .initializeFormKeys()
                .singleResult();
    }

    private static String form(Task task) {
        return FormLibrary.forms().get(task.getFormKey().substring(EMBEDDED.length()));
    }

    private static Set<String> checks(String form) {
        return CHECK.matcher(form).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** As the models name them, those that a process hands to what it calls included. */
    private Set<String> formsOfUserTasks() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> repository.getBpmnModelInstance(definition.getId()))
                .flatMap(model -> Stream.of(
                        model.getModelElementsByType(UserTask.class).stream()
                                .map(UserTask::getCamundaFormKey)
                                .toList(),
                        model.getModelElementsByType(CamundaIn.class).stream()
                                .filter(in -> "reviewForm".equals(in.getCamundaTarget()))
                                .map(CamundaIn::getCamundaSourceExpression)
                                .filter(Objects::nonNull)
                                .toList()))
                .flatMap(Collection::stream)
                .filter(key -> !key.equals("${reviewForm}"))
                .map(key -> key.substring(EMBEDDED.length()))
                .collect(Collectors.toSet());
    }
}
