package dev.signet.platform;

import org.slf4j.MDC;

/** One id from the request to its receipt: what is logged while this is open carries the id of the request behind it. */
public final class RequestTrace {

    /** The field of JSON logs, and the name in the pattern of others. */
    public static final String KEY = "requestId";

    /** Of every answer. */
    public static final String HEADER = "x-acs-request-id";

    private RequestTrace() {}

    /** To be closed when the thread turns to something else. */
    public static MDC.MDCCloseable of(String requestId) {
        return MDC.putCloseable(KEY, requestId);
    }
}
