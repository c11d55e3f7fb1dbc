package dev.signet.carrier;

import dev.signet.carrier.smpp.SubmitOutcome;
import dev.signet.sending.Lane;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.UnmatchedReceipts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What operators watch: submits by outcome, deliveries, how full the windows are, what waits. */
final class CarrierMetrics {

    private final MeterRegistry registry;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    CarrierMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(
            List<CarrierChannel> channels,
            SubmitRecorder recorder,
            InboundPump inbound,
            Outbox outbox,
            UnmatchedReceipts unmatched) {
        for (CarrierChannel channel : channels) {
            gauge("signet.carrier.sessions", channel, CarrierChannel::boundSessions);
            gauge("signet.carrier.under.way", channel, CarrierChannel::underWay);
            gauge("signet.carrier.receipts.unmatched", channel, one -> unmatched.count(one.name()));
        }
        Gauge.builder("signet.carrier.answers.waiting", recorder, SubmitRecorder::waiting)
                .register(registry);
        Gauge.builder("signet.carrier.inbound.waiting", inbound, InboundPump::waiting)
                .register(registry);
        for (Lane lane : Lane.values()) {
            Gauge.builder("signet.outbox.waiting", outbox, box -> box.waiting(lane))
                    .tag("lane", lane.name().toLowerCase(java.util.Locale.ROOT))
                    .register(registry);
        }
    }

    private void gauge(String name, CarrierChannel channel, java.util.function.ToDoubleFunction<CarrierChannel> value) {
        Gauge.builder(name, channel, value).tag("carrier", channel.name()).register(registry);
    }

    void submitted(String carrier, SubmitOutcome outcome) {
        count("signet.carrier.submits", carrier, "outcome", outcome.getClass().getSimpleName());
    }

    void delivered(String carrier, String type) {
        count("signet.carrier.deliveries", carrier, "type", type);
    }

    private void count(String name, String carrier, String tag, String value) {
        counters.computeIfAbsent(
                        name + carrier + value,
                        key -> Counter.builder(name)
                                .tag("carrier", carrier)
                                .tag(tag, value)
                                .register(registry))
                .increment();
    }
}
