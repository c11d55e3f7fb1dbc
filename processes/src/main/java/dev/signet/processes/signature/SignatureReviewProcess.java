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
    public static final String TASK_REVIEW = "Task_ReviewSignature";
    public static final String GATEWAY_APPROVED = "Gateway_SignatureApproved";
    public static final String END_APPROVED = "EndEvent_SignatureApproved";
    public static final String END_REJECTED = "EndEvent_SignatureRejected";

    private SignatureReviewProcess() {}
}
