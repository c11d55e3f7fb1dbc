package dev.signet.sending.message;

/** What became of the money for a message. Stored by {@link #ordinal()}; new states go to the end. */
public enum ChargeState {
    NONE,
    RESERVED,
    SETTLED,
    REFUNDED
}
