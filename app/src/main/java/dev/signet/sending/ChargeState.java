package dev.signet.sending;

/** What became of the money for a message. Stored by {@link #ordinal()}; new states go to the end. */
enum ChargeState {
    NONE,
    RESERVED,
    SETTLED,
    REFUNDED
}
