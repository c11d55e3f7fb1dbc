package dev.signet.processes.staff;

/** Ids, variables and bean names of the model {@code bpmn/staff/PersonChangeProcess.bpmn}, beside {@link ConsentProcesses}. */
public final class PersonChangeProcess {

    public static final String KEY = "PersonChangeProcess";

    /** First part of the business key, {@code person-change:<id>}. */
    public static final String KIND = "person-change";

    /** Whom it concerns, so that a list of tasks can tell one from another. */
    public static final String PERSON = "person";

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
}
