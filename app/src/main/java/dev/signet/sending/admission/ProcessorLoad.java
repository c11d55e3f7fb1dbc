package dev.signet.sending.admission;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** How much of the machine's (or the container's) processors is used, by everything on it; measured now and then. */
final class ProcessorLoad {

    private static final long MEASURE_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long measuredAt = System.nanoTime();
    private double used;

    /** The part that is used, 0 to 1. */
    synchronized double used() {
        long now = System.nanoTime();
        if (now - measuredAt >= MEASURE_EVERY_NANOS) {
            measuredAt = now;
            used = system.getCpuLoad();
        }
        return used;
    }
}
