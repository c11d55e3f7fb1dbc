package dev.signet.sending;

/** Where a message stands on its way to a carrier. Stored by {@link #ordinal()}; new states go to the end. */
enum DispatchState {
    WAITING,
    CLAIMED,
    SUBMITTING
}
