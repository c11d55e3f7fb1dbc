package dev.signet.processes.signature;

/** Ids of the model {@code bpmn/signature/SignatureReviewProcess.bpmn}. Shared variables are in {@code ReviewVariables}. */
public final class SignatureReviewProcess {

    public static final String KEY = "SignatureReviewProcess";
    public static final String CANDIDATE_GROUP = "signature-reviewers";

    /** First part of the business key, {@code signature:<id>}. */
    public static final String KIND = "signature";

    /** The signature's id as text: a {@code Long} loses its last digits in a browser. */
    public static final String SUBJECT_ID = "signatureId";

    public static final String START_SUBMITTED = "StartEvent_SignatureSubmitted";
    public static final String TASK_COMPUTE_DEADLINE = "Task_ComputeReviewDeadline";
    public static final String TASK_REVIEW = "Task_ReviewSignature";
    public static final String BOUNDARY_OVERDUE = "BoundaryEvent_SignatureReviewOverdue";
    public static final String TASK_ESCALATE = "Task_EscalateReview";
    public static final String END_ESCALATED = "EndEvent_SignatureReviewEscalated";
    public static final String GATEWAY_SECOND_OPINION_NEEDED = "Gateway_SecondOpinionNeeded";
    public static final String TASK_OBTAIN_SECOND_OPINION = "Task_ObtainSecondOpinion";
    public static final String TASK_RECORD_DECISION = "Task_RecordSignatureDecision";
    public static final String GATEWAY_APPROVED = "Gateway_SignatureApproved";
    public static final String END_APPROVED = "EndEvent_SignatureApproved";
    public static final String END_REJECTED = "EndEvent_SignatureRejected";

    private SignatureReviewProcess() {}
}
