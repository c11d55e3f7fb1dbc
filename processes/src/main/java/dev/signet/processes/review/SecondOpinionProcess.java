package dev.signet.processes.review;

/** Ids of the model {@code bpmn/review/SecondOpinionProcess.bpmn}, called for every high-risk application. */
public final class SecondOpinionProcess {

    public static final String KEY = "SecondOpinionProcess";

    public static final String START_ASKED = "StartEvent_SecondOpinionAsked";
    public static final String TASK_COMPUTE_DEADLINE = "Task_ComputeReviewDeadline";
    public static final String TASK_GIVE_OPINION = "Task_GiveSecondOpinion";
    public static final String BOUNDARY_OVERDUE = "BoundaryEvent_SecondOpinionOverdue";
    public static final String TASK_ESCALATE = "Task_EscalateReview";
    public static final String END_ESCALATED = "EndEvent_SecondOpinionEscalated";
    public static final String END_GIVEN = "EndEvent_SecondOpinionGiven";

    private SecondOpinionProcess() {}
}
