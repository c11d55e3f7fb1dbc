package dev.signet.sending.message;

/** The three states that {@code QuerySendDetails} knows, with its numbers. */
public enum SendStatus {
    WAITING(1),
    FAILED(2),
    DELIVERED(3);

    private final int code;

    SendStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
