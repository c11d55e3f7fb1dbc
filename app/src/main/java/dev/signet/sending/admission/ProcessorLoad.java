package dev.signet.sending.admission;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** How much of the machine's (or the container's) processors is used, by everything on it; measured now and then. */
final class ProcessorLoad {

    private static final long MEASURE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long HOLDS_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double NOTHING_LEFT = 0.9;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long measuredAt = System.nanoTime();
    private double used;
    private long fullUntil = measuredAt;

    /** Whether nine tenths are used, or were a moment ago: who makes way must not come back at once and undo it. */
    synchronized boolean isFull() {
        measure();
        return fullUntil - System.nanoTime() > 0;
    }

    /** The part that is used, 0 to 1. */
    synchronized double used() {
        measure();
        return used;
    }

    private void measure() {
        long now = System.nanoTime();
        if (now - measuredAt >= MEASURE_EVERY_NANOS) {
            measuredAt = now;
            used = system.getCpuLoad();
            if (used >= NOTHING_LEFT) {
                fullUntil = now + HOLDS_NANOS;
            }
        }
    }
}
