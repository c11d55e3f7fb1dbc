package dev.signet.carrier;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/**
 * Takes what waits in a queue. Once there is more than one at a time it lets a while pass, as long as more comes in, so
 * that a transaction serves many; a lone entry never waits.
 */
final class Gathering {

    /** When nothing came in for this part of the whole time, nothing more is to be expected: windows are full. */
    private static final int STEPS = 6;

    private final long stepNanos;
    private final int most;
    private final Signal stop = new Signal();
    private volatile boolean stopping;
    private boolean many;

    Gathering(Duration longest, int most) {
        this.stepNanos = longest.toNanos() / STEPS;
        this.most = most;
    }

    /** Adds to {@code batch}, which holds the first entry, what has come in meanwhile. */
    <T> void take(BlockingQueue<T> queue, List<T> batch) throws InterruptedException {
        int before = -1;
        for (int step = 0; many && !stopping && step < STEPS && before < queue.size() && queue.size() < most; step++) {
            before = queue.size();
            stop.await(stepNanos);
        }
        queue.drainTo(batch, most - batch.size());
        many = batch.size() > 1;
    }

    void stop() {
        stopping = true;
        stop.raise();
    }
}
