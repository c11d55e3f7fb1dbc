package dev.signet.processes.review;

import java.util.Set;

/**
 * What everybody locks before a task of some processes, because it is held already by whoever ends such a task in passing:
 * in the other order the two would wait for one another.
 */
public interface EarlierLock {

    /** Of the processes whose tasks it comes before. */
    Set<String> processKeys();

    /** Until the transaction ends. */
    void lock();
}
