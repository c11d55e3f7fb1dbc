package dev.signet.carrier;

import dev.signet.carrier.smpp.SmppSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what carriers deliver to the {@link CarrierInbox}, as much together as there is, and answers the carrier only
 * then: what is not durable here stays with the carrier. Bounded by the carriers' own windows for unanswered deliveries.
 */
final class InboundPump {

    private static final Logger log = LoggerFactory.getLogger(InboundPump.class);
    private static final int AT_ONCE = 1000;

    private final CarrierInbox inbox;
    private final CarrierMetrics metrics;
    private final Gathering gathering;
    private final Clock clock;
    private final BlockingQueue<Inbound> queue = new LinkedBlockingQueue<>();
    private final LongUplinks longUplinks = new LongUplinks();
    private final Thread thread = new Thread(this::run, "carrier-inbound");
    private volatile boolean stopping;

    /** @param gather how long deliveries gather, once there is more than one at a time */
    InboundPump(CarrierInbox inbox, CarrierMetrics metrics, Duration gather, Clock clock) {
        this.inbox = inbox;
        this.metrics = metrics;
        this.gathering = new Gathering(gather, AT_ONCE);
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    void add(CarrierChannel channel, SmppSession session, DeliverSm pdu) {
        queue.add(new Inbound(channel, session, pdu));
    }

    int waiting() {
        return queue.size();
    }

    /** What has not been taken by then was not answered: the carrier delivers it again. */
    void stop(long waitMillis) throws InterruptedException {
        stopping = true;
        gathering.stop();
        thread.join(waitMillis);
        thread.interrupt();
    }

    private void run() {
        List<Inbound> batch = new ArrayList<>(AT_ONCE);
        try {
            while (!stopping || !queue.isEmpty()) {
                batch.clear();
                Inbound first = queue.poll(stopping ? 0 : 1, TimeUnit.SECONDS);
                if (first != null) {
                    batch.add(first);
                    gathering.take(queue, batch);
                }
                take(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<Inbound> batch) {
        Instant now = clock.instant();
        List<DeliveryReport> reports = new ArrayList<>(batch.size());
        List<UplinkMessage> uplinks = new ArrayList<>();
        List<Inbound> toAnswer = new ArrayList<>(batch.size());
        for (Inbound inbound : batch) {
            read(inbound, now, reports, uplinks, toAnswer);
        }
        longUplinks.overdue(now).forEach(joined -> {
            uplinks.add(joined.message());
            toAnswer.addAll(joined.parts());
        });
        if (!toAnswer.isEmpty()) {
            int status = accept(reports, uplinks);
            toAnswer.forEach(inbound -> inbound.answer(status));
        }
    }

    private void read(
            Inbound inbound,
            Instant now,
            List<DeliveryReport> reports,
            List<UplinkMessage> uplinks,
            List<Inbound> toAnswer) {
        String carrier = inbound.channel().name();
        Inbound.Part part = inbound.isReceipt() ? null : inbound.part();
        if (inbound.isReceipt()) {
            metrics.delivered(carrier, "receipt");
            inbound.report(now)
                    .ifPresentOrElse(
                            reports::add, () -> log.warn("{} sent a receipt that says nothing: {}", carrier, length(inbound)));
            toAnswer.add(inbound);
        } else if (part == null) {
            metrics.delivered(carrier, "uplink");
            uplinks.add(new UplinkMessage(
                    carrier, inbound.carrierMessageId(), inbound.from(), inbound.to(), inbound.text(), now));
            toAnswer.add(inbound);
        } else {
            metrics.delivered(carrier, "uplink");
            LongUplinks.Joined joined = longUplinks.add(inbound, part, now);
            if (joined != null) {
                uplinks.add(joined.message());
                toAnswer.addAll(joined.parts());
            }
        }
    }

    private static String length(Inbound inbound) {
        return inbound.text().length() + " characters";
    }

    private int accept(List<DeliveryReport> reports, List<UplinkMessage> uplinks) {
        try {
            inbox.accept(reports, uplinks);
            return SMPPConstant.STAT_ESME_ROK;
        } catch (RuntimeException e) {
            log.error(
                    "{} receipts and {} uplinks cannot be stored, the carrier is asked to deliver them again",
                    reports.size(),
                    uplinks.size(),
                    e);
            return SMPPConstant.STAT_ESME_RX_T_APPN;
        }
    }
}
