package dev.signet.platform;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Whether a request failed through our fault. Where a library answers the caller's mistakes and ours alike, whoever saw
 * ours happen marks the request, and the edge tells the two apart.
 */
public final class FailedRequest {

    private static final String NAME = FailedRequest.class.getName();

    private FailedRequest() {}

    /** Marks the request that this thread works for; nothing where it works for none. */
    public static void mark() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(NAME, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    public static boolean isMarked() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null && request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST) != null;
    }
}
