package dev.signet.sending.message;

/** Ids of the requests that send a bulk task's portions: by them the messages of a task are known again. */
public final class BulkRequests {

    private static final String PREFIX = "bulk-";

    private BulkRequests() {}

    public static String id(long taskId, int portion) {
        return PREFIX + taskId + "-" + portion;
    }

    /** For {@code like}: requests of this task; of 0 those of any. */
    public static String pattern(long taskId) {
        return taskId == 0 ? PREFIX + "%" : PREFIX + taskId + "-%";
    }

    /** The task whose request this is; 0 where it is nobody's. */
    public static long taskOf(String requestId) {
        return requestId.startsWith(PREFIX)
                ? Long.parseLong(requestId, PREFIX.length(), requestId.indexOf('-', PREFIX.length()), 10)
                : 0;
    }
}
