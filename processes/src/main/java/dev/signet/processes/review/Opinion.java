package dev.signet.processes.review;

import java.util.List;

/**
 * What one reviewer said when completing a task.
 *
 * @param reviewer the authenticated person, not the task's assignee
 * @param reasonCodes at least one when rejected, none when approved
 * @param comment words to the applicant; empty when there are none
 * @param acceptedUnknown the facts that nobody knew and that the reviewer approved without, in the words of the screen;
 *     none when rejected
 */
public record Opinion(
        String taskId,
        String reviewer,
        boolean approved,
        List<String> reasonCodes,
        String comment,
        List<String> acceptedUnknown) {

    public Opinion {
        reasonCodes = List.copyOf(reasonCodes);
        acceptedUnknown = List.copyOf(acceptedUnknown);
    }
}
