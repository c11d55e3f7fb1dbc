package dev.signet.processes.review;

/** Ids of the model {@code bpmn/review/ReviewEscalationProcess.bpmn}, called by every overdue task of a review. */
public final class ReviewEscalationProcess {

    public static final String KEY = "ReviewEscalationProcess";

    /** In: the process instance whose open task is overdue. */
    public static final String REVIEW_INSTANCE_ID = "reviewInstanceId";

    /** How often this task was raised so far, an {@code Integer}. */
    public static final String ESCALATION_LEVEL = "escalationLevel";

    /** Whether there is a next time, a {@code Boolean}. */
    public static final String ESCALATE_AGAIN = "escalateAgain";

    /** The next time, a {@code Date}. */
    public static final String NEXT_ESCALATION = "nextEscalation";

    public static final String START_OVERDUE = "StartEvent_ReviewOverdue";
    public static final String TASK_RAISE = "Task_RaiseReview";
    public static final String GATEWAY_AGAIN = "Gateway_EscalateAgain";
    public static final String EVENT_PERIOD_PASSED = "IntermediateEvent_ReviewPeriodPassed";
    public static final String END_COMPLETED = "EndEvent_EscalationCompleted";

    private ReviewEscalationProcess() {}
}
