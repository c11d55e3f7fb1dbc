package dev.signet.api.wire;

import dev.signet.rules.text.Unseen;

/**
 * A refusal in the gateway's envelope: an HTTP error status with {@code Code}, {@code Message}, {@code RequestId},
 * {@code HostId} and {@code Recommend}. Carries no stack trace: it is an answer, not a fault.
 */
public final class GatewayRefusal extends RuntimeException {

    private final String code;
    private final int status;

    public GatewayRefusal(String code, int status, String message) {
        super(Unseen.marked(message), null, false, false);
        this.code = code;
        this.status = status;
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
