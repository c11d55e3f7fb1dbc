package dev.signet.sending.message;

/** Where a message stands. Stored by {@link #ordinal()}; new states go to the end. */
public enum MessageState {
    ACCEPTED,
    SUBMITTED,
    DELIVERED,
    FAILED,
    /** Refused for its number alone while others of the request went. */
    REFUSED,
    /** Assumed, for want of any answer; gives way to a real receipt. */
    UNKNOWN;

    public boolean isFinal() {
        return this == DELIVERED || this == FAILED || this == REFUSED;
    }

    public SendStatus shown() {
        return switch (this) {
            case ACCEPTED, SUBMITTED -> SendStatus.WAITING;
            case DELIVERED -> SendStatus.DELIVERED;
            case FAILED, REFUSED, UNKNOWN -> SendStatus.FAILED;
        };
    }
}
