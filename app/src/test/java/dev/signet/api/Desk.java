package dev.signet.api;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** A reviewer at work, through the engine and with a reviewer's rights. */
final class Desk {

    private static final String REVIEWER = "reviewer";

    private final TaskService tasks;
    private final IdentityService identities;

    Desk(TaskService tasks, IdentityService identities) {
        this.tasks = tasks;
        this.identities = identities;
    }

    void approve(String businessKey) {
        decide(businessKey, Map.of("decision", "approved", "reasonCodes", "", "comment", "", "unknownAccepted", true));
    }

    void reject(String businessKey, String reasonCode, String comment) {
        decide(businessKey, Map.of("decision", "rejected", "reasonCodes", reasonCode, "comment", comment));
    }

    private void decide(String businessKey, Map<String, Object> opinion) {
        identities.setAuthentication(REVIEWER, List.of("signature-reviewers", "template-reviewers"));
        try {
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(businessKey)
                    .singleResult();
            tasks.claim(task.getId(), REVIEWER);
            tasks.complete(task.getId(), opinion);
        } finally {
            identities.clearAuthentication();
        }
    }
}
