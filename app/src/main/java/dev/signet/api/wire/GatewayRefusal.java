package dev.signet.api.wire;

import dev.signet.rules.text.Unseen;
import java.util.Map;

/**
 * A refusal in the gateway's envelope: an HTTP error status with {@code Code}, {@code Message}, {@code RequestId},
 * {@code HostId} and {@code Recommend}. Carries no stack trace: it is an answer, not a fault.
 */
public final class GatewayRefusal extends RuntimeException {

    private final String code;
    private final int status;
    private final transient Map<String, Object> details;

    public GatewayRefusal(String code, int status, String message) {
        this(code, status, message, Map.of());
    }

    /** @param details further fields of the envelope by name */
    public GatewayRefusal(String code, int status, String message, Map<String, Object> details) {
        super(Unseen.marked(message), null, false, false);
        this.code = code;
        this.status = status;
        this.details = Map.copyOf(details);
    }

    public Map<String, Object> details() {
        return details;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
