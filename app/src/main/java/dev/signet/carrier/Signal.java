package dev.signet.carrier;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes one waiting thread; a signal given while nobody waits is not lost. */
final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private boolean pending;

    void raise() {
        lock.lock();
        try {
            pending = true;
            raised.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns at a signal or when the time is over. */
    void await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!pending && left > 0) {
                left = raised.awaitNanos(left);
            }
            pending = false;
        } finally {
            lock.unlock();
        }
    }

    void await(long time, TimeUnit unit) throws InterruptedException {
        await(unit.toNanos(time));
    }
}
