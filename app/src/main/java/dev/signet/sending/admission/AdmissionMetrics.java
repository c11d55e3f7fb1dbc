package dev.signet.sending.admission;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What operators watch of admission: who waits, how full the commits are, how long locks take. Counts batches only. */
@Component
class AdmissionMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary recipients;
    private final Timer locks;
    private final Timer batches;

    AdmissionMetrics(ObjectProvider<MeterRegistry> registries) {
        this.registry = registries.getIfAvailable(SimpleMeterRegistry::new);
        this.recipients = DistributionSummary.builder("signet.admission.batch.recipients")
                .description("Recipients that one commit took")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.locks = Timer.builder("signet.admission.locks")
                .description("Time a batch took to get its locks")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.batches = Timer.builder("signet.admission.batch")
                .description("Time from taking a batch from the queue to its answers, commit included")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    void watch(String lane, Supplier<Number> waiting) {
        Gauge.builder("signet.admission.waiting", waiting)
                .description("Recipients that wait for admission")
                .tag("lane", lane)
                .register(registry);
    }

    /** @param since {@link System#nanoTime} */
    void locked(long since) {
        locks.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
    }

    /** @param since {@link System#nanoTime} */
    void admitted(int weight, long since) {
        recipients.record(weight);
        batches.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
    }
}
