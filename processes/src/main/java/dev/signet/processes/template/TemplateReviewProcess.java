package dev.signet.processes.template;

/** Ids of the model {@code bpmn/template/TemplateReviewProcess.bpmn}. Shared variables are in {@code ReviewVariables}. */
public final class TemplateReviewProcess {

    public static final String KEY = "TemplateReviewProcess";
    public static final String CANDIDATE_GROUP = "template-reviewers";

    /** First part of the business key, {@code template:<id>}. */
    public static final String KIND = "template";

    /** The template's id as text: a {@code Long} loses its last digits in a browser. */
    public static final String SUBJECT_ID = "templateId";

    public static final String START_SUBMITTED = "StartEvent_TemplateSubmitted";
    public static final String TASK_REVIEW = "Task_ReviewTemplate";
    public static final String GATEWAY_APPROVED = "Gateway_TemplateApproved";
    public static final String END_APPROVED = "EndEvent_TemplateApproved";
    public static final String END_REJECTED = "EndEvent_TemplateRejected";

    private TemplateReviewProcess() {}
}
