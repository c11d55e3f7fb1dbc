package dev.signet.api.wire;

import dev.signet.platform.RequestTrace;
import java.util.Objects;
import org.slf4j.MDC;

/** The id of the request at hand: in every answer, every log line and every message made of it. */
public final class RequestIds {

    public static final String KEY = RequestTrace.KEY;
    public static final String HEADER = RequestTrace.HEADER;

    private RequestIds() {}

    /** The current request's id; empty outside a request. */
    public static String current() {
        return Objects.requireNonNullElse(MDC.get(KEY), "");
    }
}
