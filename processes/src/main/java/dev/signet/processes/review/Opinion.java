package dev.signet.processes.review;

import java.util.List;

/**
 * What one reviewer said when completing a task.
 *
 * @param reviewer the authenticated person, not the task's assignee
 * @param reasonCodes at least one when rejected, none when approved
 * @param comment words to the applicant; empty when there are none
 */
public record Opinion(
        String taskId, String reviewer, boolean approved, List<String> reasonCodes, String comment) {

    public Opinion {
        reasonCodes = List.copyOf(reasonCodes);
    }
}
