package dev.signet.demo;

import dev.signet.staff.Person;
import dev.signet.staff.StaffGroup;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/**
 * Approves what the demo applications leave to a person, through the same task and under the same guard as a person
 * would; the trail shows who.
 */
final class DemoReviewer {

    private static final Map<String, Object> APPROVED =
            Map.of("decision", "approved", "reasonCodes", "", "comment", "演示数据", "unknownAccepted", true);

    private final TaskService tasks;
    private final IdentityService identities;

    DemoReviewer(TaskService tasks, IdentityService identities) {
        this.tasks = tasks;
        this.identities = identities;
    }

    /** Every opinion the review asks for, each by another person. */
    void approve(String businessKey) {
        for (Person person : DemoPeople.ALL.stream()
                .filter(p -> p.groups().contains(StaffGroup.SIGNATURE_REVIEWERS))
                .toList()) {
            Task open = tasks.createTaskQuery()
                    .processInstanceBusinessKey(businessKey)
                    .active()
                    .singleResult();
            if (open != null) {
                decideAs(person, open);
            }
        }
    }

    private void decideAs(Person person, Task task) {
        List<String> groups = person.groups().stream().map(StaffGroup::id).toList();
        identities.setAuthentication(person.id(), groups);
        try {
            tasks.claim(task.getId(), person.id());
            tasks.complete(task.getId(), APPROVED);
        } finally {
            identities.clearAuthentication();
        }
    }
}
