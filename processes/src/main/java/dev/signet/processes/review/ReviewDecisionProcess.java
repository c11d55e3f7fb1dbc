package dev.signet.processes.review;

/**
 * Ids of the model {@code bpmn/review/ReviewDecisionProcess.bpmn}, which the process of every reviewed kind calls: what
 * they all share from the first deadline to the recorded decision.
 */
public final class ReviewDecisionProcess {

    public static final String KEY = "ReviewDecisionProcess";

    public static final String START_ASKED = "StartEvent_DecisionAsked";
    public static final String GATEWAY_FIRST_OPINION_GIVEN = "Gateway_FirstOpinionGiven";
    public static final String TASK_COMPUTE_DEADLINE = "Task_ComputeReviewDeadline";
    public static final String TASK_REVIEW = "Task_ReviewApplication";
    public static final String BOUNDARY_OVERDUE = "BoundaryEvent_ReviewOverdue";
    public static final String TASK_ESCALATE = "Task_EscalateReview";
    public static final String END_ESCALATED = "EndEvent_ReviewEscalated";
    public static final String GATEWAY_SECOND_OPINION_NEEDED = "Gateway_SecondOpinionNeeded";
    public static final String TASK_OBTAIN_SECOND_OPINION = "Task_ObtainSecondOpinion";
    public static final String TASK_RECORD_DECISION = "Task_RecordReviewDecision";
    public static final String END_DECIDED = "EndEvent_ReviewDecided";

    private ReviewDecisionProcess() {}
}
