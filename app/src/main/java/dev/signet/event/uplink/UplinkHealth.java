package dev.signet.event.uplink;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Health {@code uplink}: how many uplinks of the last day came from a sender that is no number. Never down for it. */
@Component("uplinkHealthIndicator")
class UplinkHealth extends AbstractHealthIndicator {

    private final UnknownSenders senders;

    UplinkHealth(UnknownSenders senders, MeterRegistry registry) {
        this.senders = senders;
        Gauge.builder("signet.uplinks.unknown.senders", senders, UnknownSenders::count)
                .register(registry);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("unknownSenders", senders.count());
    }
}
