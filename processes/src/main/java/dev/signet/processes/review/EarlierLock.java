package dev.signet.processes.review;

/**
 * What everybody locks before a task of one process, because it is held already by whoever ends such a task in passing:
 * in the other order the two would wait for one another.
 */
public interface EarlierLock {

    String processKey();

    /** Until the transaction ends. */
    void lock();
}
