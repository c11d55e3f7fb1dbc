package dev.signet.review.process;

import dev.signet.account.Account;
import dev.signet.account.Accounts;
import dev.signet.application.ReviewSubject;
import dev.signet.application.ReviewSubjects;
import dev.signet.application.ReviewedKind;
import dev.signet.processes.review.ReviewVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process instances of reviews. Ids travel as text: browsers lose the last digits of large numbers. */
@Component
public class ReviewProcesses {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineLogin login;
    private final ReviewSubjects subjects;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    ReviewProcesses(
            RuntimeService runtime,
            TaskService tasks,
            EngineLogin login,
            ReviewSubjects subjects,
            Accounts accounts,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.login = login;
        this.subjects = subjects;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** Begins where the opinions on file leave the review: with the first one, or with the second. */
    public void begin(ReviewFile file) {
        ReviewSubject subject = subjects.of(file.kind());
        ReviewedKind kind = subject.reviewed();
        Map<String, Object> variables = new HashMap<>(Map.of(
                ReviewVariables.ACCOUNT_ID,
                Long.toString(file.accountId()),
                ReviewVariables.ACCOUNT_NAME,
                accounts.find(file.accountId()).map(Account::name).orElse(""),
                kind.subjectVariable(),
                Long.toString(file.subjectId()),
                ReviewVariables.SUBJECT_TITLE,
                subject.title(file.subjectId()),
                ReviewVariables.HIGH_RISK,
                file.highRisk(),
                ReviewVariables.REVIEW_CLASS,
                file.reviewClass()));
        file.reviewers().stream().findFirst().ifPresent(first -> variables.put(ReviewVariables.FIRST_REVIEWER, first));
        login.asSystem(() -> runtime.startProcessInstanceByKey(kind.processKey(), file.businessKey(), variables));
    }

    /** The instances of this kind's process, ended ones not. */
    public List<ProcessInstance> running(ReviewedKind kind) {
        return login.asSystem(() -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(kind.processKey())
                .list());
    }

    /** The same of one application: at most one where all is in order. */
    public List<String> running(ReviewedKind kind, String businessKey) {
        return login.asSystem(() ->
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey, kind.processKey())
                        .list()
                        .stream()
                        .map(ProcessInstance::getId)
                        .toList());
    }

    /** The business keys of all reviews of which a task waits for somebody, the first or the second. */
    public Set<String> withTask() {
        return login.asSystem(() -> {
            Set<String> waiting = tasks.createTaskQuery().list().stream()
                    .map(Task::getProcessInstanceId)
                    .filter(id -> id != null)
                    .collect(Collectors.toSet());
            return runtime.createProcessInstanceQuery().list().stream()
                    .filter(instance -> instance.getBusinessKey() != null && waiting.contains(instance.getId()))
                    .map(ProcessInstance::getBusinessKey)
                    .collect(Collectors.toSet());
        });
    }

    public boolean hasTask(String businessKey) {
        return login.asSystem(() ->
                tasks.createTaskQuery().processInstanceBusinessKey(businessKey).count() > 0);
    }

    /**
     * Waits for whoever is at a task of this review, and keeps others from it until the transaction ends: whoever decides
     * locks the task before anything else. A first opinion may have made way for a second one's task meanwhile, so that it
     * is asked twice.
     */
    void holdTasks(String businessKey) {
        lockTasks(businessKey);
        lockTasks(businessKey);
    }

    /** The tasks alone: who decides holds one, and only then takes the rows of its process. */
    private void lockTasks(String businessKey) {
        List<String> open =
                login
                        .asSystem(() -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(businessKey)
                                .list())
                        .stream()
                        .map(Task::getId)
                        .toList();
        if (!open.isEmpty()) {
            jdbc.sql("select ID_ from ACT_RU_TASK where ID_ in (:open) for update")
                    .param("open", open)
                    .query(String.class)
                    .list();
        }
    }

    /** Takes the process of a review away that its applicant has withdrawn. */
    void end(ReviewFile file) {
        running(subjects.of(file.kind()).reviewed(), file.businessKey())
                .forEach(instance -> end(instance, "withdrawn by its applicant"));
    }

    /** Takes an instance away, with what it called. */
    public void end(String instanceId, String reason) {
        login.asSystem(() -> {
            runtime.deleteProcessInstance(instanceId, reason);
            return instanceId;
        });
    }
}
