package dev.signet.processes.blacklist;

/** Ids of the model {@code bpmn/blacklist/BlacklistReleaseProcess.bpmn}. Shared variables are in {@code ReviewVariables}. */
public final class BlacklistReleaseProcess {

    public static final String KEY = "BlacklistReleaseProcess";
    public static final String CANDIDATE_GROUP = "compliance-officers";

    /** First part of the business key, {@code blacklist-release:<id>}. */
    public static final String KIND = "blacklist-release";

    /** The release's id as text: a {@code Long} loses its last digits in a browser. */
    public static final String SUBJECT_ID = "releaseId";

    public static final String START_ASKED = "StartEvent_ReleaseAsked";
    public static final String TASK_REVIEW = "Task_ReviewBlacklistRelease";
    public static final String GATEWAY_RELEASED = "Gateway_NumberReleased";
    public static final String END_RELEASED = "EndEvent_NumberReleased";
    public static final String END_REFUSED = "EndEvent_ReleaseRefused";

    private BlacklistReleaseProcess() {}
}
