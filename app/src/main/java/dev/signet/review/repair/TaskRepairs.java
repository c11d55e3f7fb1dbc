package dev.signet.review.repair;

import dev.signet.audit.AuditTrail;
import dev.signet.processes.review.ReviewVariables;
import dev.signet.processes.staff.ConsentProcesses;
import dev.signet.review.process.ReviewFiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds open tasks on which nobody can work: delegated, suspended, held by somebody who may not decide, or
 * left to others than the model says. Those are put right, each in one transaction with its audit entry. A task without a review behind it
 * is kept for people to look at ({@link TaskTroubles}): only they can tell what became of the application.
 */
@Component
public class TaskRepairs {

    private static final Logger log = LoggerFactory.getLogger(TaskRepairs.class);
    private static final int AT_ONCE = 500;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final IdentityService identities;
    private final ReviewFiles files;
    private final TaskTroubles troubles;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TaskRepairs(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            IdentityService identities,
            ReviewFiles files,
            TaskTroubles troubles,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.identities = identities;
        this.files = files;
        this.troubles = troubles;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks at every open task; what somebody changes meanwhile is looked at next time. */
    public void repairAll() {
        Map<String, TaskTrouble> left = new LinkedHashMap<>();
        for (String id : openTasks()) {
            try {
                transaction.executeWithoutResult(status -> repair(id, left));
            } catch (OptimisticLockingException | ConcurrencyFailureException beaten) {
                log.debug("Task {} was changed by somebody else", id);
            } catch (RuntimeException e) {
                // The others wait for no one task.
                left.put(id, TaskTrouble.UNREPAIRED);
                log.error("Task {} could not be looked at", id, e);
            }
        }
        transaction.executeWithoutResult(status -> troubles.keep(left, clock.instant()));
    }

    private List<String> openTasks() {
        List<String> ids = new ArrayList<>();
        List<Task> some;
        do {
            some = tasks.createTaskQuery().orderByTaskId().asc().listPage(ids.size(), AT_ONCE);
            some.forEach(task -> ids.add(task.getId()));
        } while (some.size() == AT_ONCE);
        return ids;
    }

    private void repair(String id, Map<String, TaskTrouble> left) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null || ConsentProcesses.have(task.getProcessDefinitionId())) {
            return;
        }
        String businessKey = businessKey(task);
        if (businessKey == null || files.find(businessKey).isEmpty()) {
            left.put(id, TaskTrouble.WITHOUT_REVIEW);
            return;
        }
        // Whatever a review calls has its key; a decision goes on in the instance that called.
        List<ProcessInstance> suspended = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .suspended()
                .list();
        if (!suspended.isEmpty()) {
            suspended.forEach(instance -> runtime.activateProcessInstanceById(instance.getId()));
            repaired(task, businessKey, TaskTrouble.SUSPENDED);
            task = tasks.createTaskQuery().taskId(id).singleResult();
        }
        if (task.getDelegationState() != null) {
            task.setDelegationState(null);
            tasks.saveTask(task);
            repaired(task, businessKey, TaskTrouble.DELEGATED);
        }
        String group = groupOfTheModel(task);
        if (redirect(id, group)) {
            repaired(task, businessKey, TaskTrouble.REDIRECTED);
        }
        if (task.getAssignee() != null && !isMember(task.getAssignee(), group)) {
            tasks.setAssignee(id, null);
            repaired(task, businessKey, TaskTrouble.HOLDER_GONE);
        }
    }

    /** Leaves this group, and nobody else, to decide the task; tells whether that had to be put right. */
    private boolean redirect(String id, String group) {
        List<IdentityLink> candidates = tasks.getIdentityLinksForTask(id).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .toList();
        candidates.stream()
                .map(IdentityLink::getUserId)
                .filter(Objects::nonNull)
                .forEach(user -> tasks.deleteCandidateUser(id, user));
        candidates.stream()
                .map(IdentityLink::getGroupId)
                .filter(other -> other != null && !other.equals(group))
                .forEach(other -> tasks.deleteCandidateGroup(id, other));
        boolean there = candidates.stream().anyMatch(link -> group.equals(link.getGroupId()));
        if (!there) {
            tasks.addCandidateGroup(id, group);
        }
        return !there || candidates.size() > 1;
    }

    /** Null where the task belongs to no process instance, or to one that nobody applied for. */
    private @Nullable String businessKey(Task task) {
        if (task.getProcessInstanceId() == null) {
            return null;
        }
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return instance == null ? null : instance.getBusinessKey();
    }

    private String groupOfTheModel(Task task) {
        UserTask model = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        String declared = model.getCamundaCandidateGroups();
        return declared.startsWith("${")
                ? (String) runtime.getVariable(task.getExecutionId(), ReviewVariables.REVIEWER_GROUP)
                : declared;
    }

    private boolean isMember(String person, String group) {
        return identities.createUserQuery().userId(person).memberOfGroup(group).count() > 0;
    }

    private void repaired(Task task, String businessKey, TaskTrouble trouble) {
        log.warn("Task {} of {} could not be worked on: {}; put right", task.getId(), businessKey, trouble);
        troubles.repaired(task.getId(), trouble, clock.instant());
        audit.record(
                "system",
                "review.task-repaired",
                "review",
                businessKey,
                Map.of("task", task.getId(), "trouble", trouble.name()));
    }
}
