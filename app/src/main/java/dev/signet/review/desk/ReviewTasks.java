package dev.signet.review.desk;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.processes.review.ReviewVariables;
import dev.signet.processes.staff.ConsentProcesses;
import dev.signet.review.process.EngineLogin;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The engine's tasks through the eyes of one person; what that person may not see does not exist. */
@Component
class ReviewTasks {

    private static final Wording TEXTS = Wording.of("review");

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final EngineLogin login;

    ReviewTasks(TaskService tasks, RuntimeService runtime, IdentityService identity, EngineLogin login) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
        this.login = login;
    }

    /** @throws Refusal {@code ReviewTaskNotFound} when there is no such task or the person may not read it */
    ReviewTask visible(String taskId, String person) {
        Task task =
                login.as(person, () -> tasks.createTaskQuery().taskId(taskId).singleResult());
        if (task == null
                || task.getProcessInstanceId() == null
                || ConsentProcesses.have(task.getProcessDefinitionId())) {
            throw notFound(taskId);
        }
        ProcessInstance instance = login.asSystem(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult());
        // Decided meanwhile, or begun by nobody's application.
        String key = instance == null ? null : instance.getBusinessKey();
        if (key == null) {
            throw notFound(taskId);
        }
        return new ReviewTask(task.getId(), task.getName(), task.getProcessInstanceId(), key, task.getAssignee());
    }

    /** @throws Refusal when another than the claimer, or somebody outside the candidate group, wants to work on it */
    void refuseUnlessWorkedOnBy(ReviewTask task, String person) {
        if (!person.equals(task.assignee()) || !isCandidate(task, person)) {
            throw TEXTS.refusal("ReviewTaskNotClaimed", "task.not-claimed");
        }
    }

    /** The process knows the risk too: its gateway asks for it. */
    void markHighRisk(ReviewTask task) {
        login.asSystem(() -> {
            runtime.setVariable(task.instanceId(), ReviewVariables.HIGH_RISK, true);
            return task;
        });
    }

    private boolean isCandidate(ReviewTask task, String person) {
        return login.asSystem(() -> {
            List<String> groups = tasks.getIdentityLinksForTask(task.id()).stream()
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .toList();
            return groups.stream()
                    .anyMatch(group -> identity.createUserQuery()
                                    .userId(person)
                                    .memberOfGroup(group)
                                    .count()
                            > 0);
        });
    }

    private static Refusal notFound(String taskId) {
        return TEXTS.refusal("ReviewTaskNotFound", "task.unknown", taskId);
    }
}
