package dev.signet.processes.staff;

/** Ids and bean names of the model {@code bpmn/staff/StaffChangeProcess.bpmn}; its variables are {@link ConsentProcesses}. */
public final class StaffChangeProcess {

    public static final String KEY = "StaffChangeProcess";

    /** First part of the business key, {@code staff-change:<id>}. */
    public static final String KIND = "staff-change";

    public static final String GUARD = "staffChangeGuard";
    public static final String END_DELEGATE = "endStaffChangeDelegate";

    public static final String START_ASKED = "StartEvent_ChangeAsked";
    public static final String TASK_DECIDE = "Task_DecideStaffChange";
    public static final String BOUNDARY_OVER = "BoundaryEvent_WaitingOver";
    public static final String TASK_END = "Task_EndStaffChange";
    public static final String GATEWAY_CARRIED_OUT = "Gateway_ChangeCarriedOut";
    public static final String END_CARRIED_OUT = "EndEvent_ChangeCarriedOut";
    public static final String END_NOT_CARRIED_OUT = "EndEvent_ChangeNotCarriedOut";

    private StaffChangeProcess() {}
}
