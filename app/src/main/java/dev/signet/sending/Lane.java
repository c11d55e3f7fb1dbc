package dev.signet.sending;

/**
 * Which queue of the way out: a bulk mailing never stands before a verification code, nor a bulk task before a call.
 * Stored by {@link #ordinal()}; new lanes go to the end.
 */
public enum Lane {
    VERIFICATION,
    NOTIFICATION,
    PROMOTIONAL,
    /** What bulk tasks send, of every kind but promotional. */
    BULK,
    BULK_PROMOTIONAL;

    /** Whether it is shut outside the send window. */
    public boolean keepsWindow() {
        return this == PROMOTIONAL || this == BULK_PROMOTIONAL;
    }

    /** Whether bulk tasks send through it. */
    public boolean isBulk() {
        return this == BULK || this == BULK_PROMOTIONAL;
    }
}
