package dev.signet.sending.message;

/** Where a message stands on its way to a carrier. Stored by {@link #ordinal()}; new states go to the end. */
public enum DispatchState {
    /** Until {@code due_at}. */
    WAITING,
    /** Since {@code due_at}: it may be with its carrier, nobody else may send it. */
    SUBMITTING
}
