package dev.signet.processes.staff;

import org.jspecify.annotations.Nullable;

/** Ids, variables and bean names of the model {@code bpmn/staff/PersonChangeProcess.bpmn}. */
public final class PersonChangeProcess {

    public static final String KEY = "PersonChangeProcess";

    /** First part of the business key, {@code person-change:<id>}. */
    public static final String KIND = "person-change";

    /** The change's id as text: a {@code Long} loses its last digits in a browser. */
    public static final String CHANGE_ID = "changeId";

    /** Whom it concerns, so that a list of tasks can tell one from another. */
    public static final String PERSON = "person";

    /** Who finds the task in Tasklist, joined by commas; who may decide it is said by the guard. */
    public static final String DECIDER_GROUPS = "deciderGroups";

    /** When it is carried out, or expires, without anybody, a {@code Date}. */
    public static final String ENDS_AT = "endsAt";

    /** Given with a completion from Tasklist: {@link #APPROVED} or {@link #REJECTED}. */
    public static final String DECISION = "decision";

    /** Given with it: why, where it is rejected. */
    public static final String COMMENT = "comment";

    /** Set where the change ended: the name of its state. */
    public static final String OUTCOME = "outcome";

    public static final String APPROVED = "approved";
    public static final String REJECTED = "rejected";

    public static final String GUARD = "personChangeGuard";
    public static final String END_DELEGATE = "endPersonChangeDelegate";

    public static final String START_ASKED = "StartEvent_ChangeAsked";
    public static final String TASK_DECIDE = "Task_DecidePersonChange";
    public static final String BOUNDARY_OVER = "BoundaryEvent_WaitingOver";
    public static final String TASK_END = "Task_EndPersonChange";
    public static final String GATEWAY_CARRIED_OUT = "Gateway_ChangeCarriedOut";
    public static final String END_CARRIED_OUT = "EndEvent_ChangeCarriedOut";
    public static final String END_NOT_CARRIED_OUT = "EndEvent_ChangeNotCarriedOut";

    private PersonChangeProcess() {}

    /** Whether a task with this process definition is one of these: about people, and no review. */
    public static boolean isOf(@Nullable String processDefinitionId) {
        return processDefinitionId != null && processDefinitionId.startsWith(KEY + ":");
    }
}
