package dev.signet.processes.staff;

import org.jspecify.annotations.Nullable;

/** What the processes of changes that wait for a second person's consent have in common: their variables. */
public final class ConsentProcesses {

    /** The change's id as text: a {@code Long} loses its last digits in a browser. */
    public static final String CHANGE_ID = "changeId";

    /** Who finds the task in Tasklist, joined by commas; who may decide it is said by the guard. */
    public static final String DECIDER_GROUPS = "deciderGroups";

    /** When it ends without anybody, a {@code Date}. */
    public static final String ENDS_AT = "endsAt";

    /** Given with a completion from Tasklist: {@link #APPROVED} or {@link #REJECTED}. */
    public static final String DECISION = "decision";

    /** Given with it: why, where it is rejected. */
    public static final String COMMENT = "comment";

    /** Set where the change ended: the name of its state. */
    public static final String OUTCOME = "outcome";

    public static final String APPROVED = "approved";
    public static final String REJECTED = "rejected";

    private ConsentProcesses() {}

    /** Whether a task with this process definition is one of theirs, and no review. */
    public static boolean have(@Nullable String processDefinitionId) {
        return processDefinitionId != null
                && (processDefinitionId.startsWith(PersonChangeProcess.KEY + ":")
                        || processDefinitionId.startsWith(StaffChangeProcess.KEY + ":"));
    }
}
