package dev.signet.carrier;

import dev.signet.carrier.smpp.DataCoding;
import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.SmppSession;
import dev.signet.carrier.smpp.UserData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsmpp.SMPPConstant;
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
    private final LongUplinks longUplinks;
    private final CarrierMetrics metrics;
    private final Gathering gathering;
    private final Clock clock;
    private final BlockingQueue<Inbound> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "carrier-inbound");
    private volatile boolean stopping;

    /** @param gather how long deliveries gather, once there is more than one at a time */
    InboundPump(CarrierInbox inbox, LongUplinks longUplinks, CarrierMetrics metrics, Duration gather, Clock clock) {
        this.inbox = inbox;
        this.longUplinks = longUplinks;
        this.metrics = metrics;
        this.gathering = new Gathering(gather, AT_ONCE);
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    void add(CarrierChannel channel, SmppSession session, Delivered pdu) {
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

    /** What one round brings, and who waits for its answer. */
    private static final class Read {
        final List<Inbound> receipts = new ArrayList<>();
        final List<DeliveryReport> reports = new ArrayList<>();
        final Map<Inbound, UplinkMessage> uplinks = new LinkedHashMap<>();
        final List<Inbound> segments = new ArrayList<>();
        final List<UplinkPart> parts = new ArrayList<>();
    }

    private void take(List<Inbound> batch) {
        Instant now = clock.instant();
        Read read = new Read();
        batch.forEach(inbound -> readOrLeave(inbound, now, read));
        Storing storing = new Storing();
        if (!read.reports.isEmpty()) {
            storing.run(read.receipts, () -> inbox.receipts(read.reports));
        }
        read.uplinks.forEach((inbound, uplink) -> storing.run(List.of(inbound), () -> inbox.uplink(uplink)));
        if (!read.parts.isEmpty()) {
            // A part that comes again, because another text could not be stored, counts once.
            storing.run(read.segments, () -> handOn(longUplinks.keep(read.parts)));
        }
        storing.run(List.of(), () -> handOn(longUplinks.overdue(now)));
    }

    private void handOn(List<LongUplink> texts) {
        for (LongUplink text : texts) {
            inbox.uplink(text.message());
            longUplinks.handedOn(text);
        }
    }

    /**
     * Stores one thing after the other, and answers each by whether it was. After the first that cannot be stored nothing
     * is tried any more: most often the database is away, and what a subscriber sent keeps its order.
     */
    private static final class Storing {
        private boolean broken;

        void run(List<Inbound> from, Runnable work) {
            if (!broken) {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    broken = true;
                    log.error(
                            "What carriers brought cannot be stored, they are asked to deliver it again from here on",
                            e);
                }
            }
            int status = broken ? SMPPConstant.STAT_ESME_RX_T_APPN : SMPPConstant.STAT_ESME_ROK;
            from.forEach(inbound -> inbound.answer(status));
        }
    }

    /** One that nobody thought of must not end the receipts of all carriers. */
    private void readOrLeave(Inbound inbound, Instant now, Read read) {
        try {
            read(inbound, now, read);
        } catch (RuntimeException e) {
            log.error(
                    "{} brought what cannot be read; it stays there",
                    inbound.channel().name(),
                    e);
            inbound.answer(SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    private void read(Inbound inbound, Instant now, Read read) {
        String carrier = inbound.channel().name();
        Inbound.Kind kind = inbound.kind();
        metrics.delivered(carrier, kind.name().toLowerCase(Locale.ROOT));
        switch (kind) {
            case RECEIPT -> {
                DeliveryReport report = inbound.report(now);
                if (!report.isReadable()) {
                    log.warn("{} sent a receipt that names no message or no state; it is kept for a day", carrier);
                }
                read.receipts.add(inbound);
                read.reports.add(report);
            }
            case INTERMEDIATE -> {
                log.debug("{} sent an intermediate notification", carrier);
                inbound.answer(SMPPConstant.STAT_ESME_ROK);
            }
            case UPLINK -> uplink(inbound, now, read);
            case UPLINK_LIKE_RECEIPT -> {
                log.warn(
                        "{} brought a text that reads like a receipt and is flagged as none; it is taken for an uplink."
                                + " A carrier that flags no receipts needs unflagged-receipts",
                        carrier);
                uplink(inbound, now, read);
            }
        }
    }

    private static void uplink(Inbound inbound, Instant now, Read read) {
        String carrier = inbound.channel().name();
        UserData data = inbound.userData();
        int coding = inbound.pdu().dataCoding();
        if (data.segment() != null) {
            read.segments.add(inbound);
            read.parts.add(new UplinkPart(
                    carrier,
                    inbound.from(),
                    inbound.to(),
                    data.segment(),
                    coding,
                    data.octets(),
                    inbound.carrierMessageId(),
                    now));
            return;
        }
        DataCoding.Reading reading = DataCoding.read(coding, data.octets());
        boolean exact = reading.exact() && data.sound();
        UplinkMessage uplink = new UplinkMessage(
                carrier,
                inbound.carrierMessageId(),
                inbound.from(),
                inbound.to(),
                reading.text(),
                exact ? null : new UplinkMessage.Unread(coding, data.octets()),
                now);
        read.uplinks.put(inbound, uplink);
    }
}
