package dev.signet.processes.logexport;

/** Ids of the model {@code bpmn/logexport/LogExportApprovalProcess.bpmn}. Shared variables are in {@code ReviewVariables}. */
public final class LogExportApprovalProcess {

    public static final String KEY = "LogExportApprovalProcess";
    public static final String CANDIDATE_GROUP = "compliance-officers";

    /** First part of the business key, {@code log-export:<id>}. */
    public static final String KIND = "log-export";

    /** The export's id as text: a {@code Long} loses its last digits in a browser. */
    public static final String SUBJECT_ID = "logExportId";

    public static final String START_REQUESTED = "StartEvent_LogExportRequested";
    public static final String TASK_APPROVE = "Task_ApproveLogExport";
    public static final String GATEWAY_APPROVED = "Gateway_LogExportApproved";
    public static final String END_APPROVED = "EndEvent_LogExportApproved";
    public static final String END_REJECTED = "EndEvent_LogExportRejected";

    private LogExportApprovalProcess() {}
}
