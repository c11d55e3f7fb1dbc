package dev.signet.signature;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** People who decide through the engine, as Tasklist does. */
public final class Reviewers {

    private final TaskService tasks;
    private final IdentityService identities;

    public Reviewers(TaskService tasks, IdentityService identities) {
        this.tasks = tasks;
        this.identities = identities;
    }

    public void approve(String businessKey, String reviewer) {
        decide(
                businessKey,
                reviewer,
                Map.of("decision", "approved", "reasonCodes", "", "comment", "", "unknownAccepted", true));
    }

    public void reject(String businessKey, String reviewer, String reasonCode, String comment) {
        decide(businessKey, reviewer, Map.of("decision", "rejected", "reasonCodes", reasonCode, "comment", comment));
    }

    private void decide(String businessKey, String reviewer, Map<String, Object> variables) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .active()
                .singleResult();
        identities.setAuthentication(reviewer, List.of("signature-reviewers", "template-reviewers"));
        try {
            tasks.claim(task.getId(), reviewer);
            tasks.complete(task.getId(), variables);
        } finally {
            identities.clearAuthentication();
        }
    }
}
