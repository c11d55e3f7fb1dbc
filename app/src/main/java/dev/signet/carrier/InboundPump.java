package dev.signet.carrier;

import dev.signet.carrier.smpp.DataCoding;
import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.SmppSession;
import dev.signet.carrier.smpp.UserData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    InboundPump(
            CarrierInbox inbox, LongUplinks longUplinks, CarrierMetrics metrics, Duration gather, Clock clock) {
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

    /** What one round brings. */
    private static final class Read {
        final List<DeliveryReport> reports = new ArrayList<>();
        final List<UplinkMessage> uplinks = new ArrayList<>();
        final List<UplinkPart> parts = new ArrayList<>();
    }

    private void take(List<Inbound> batch) {
        Instant now = clock.instant();
        Read read = new Read();
        batch.forEach(inbound -> read(inbound, now, read));
        int status = accept(read, now);
        batch.forEach(inbound -> inbound.answer(status));
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
                read.reports.add(report);
            }
            case INTERMEDIATE -> log.debug("{} sent an intermediate notification", carrier);
            case UPLINK -> uplink(inbound, now, read);
        }
    }

    private static void uplink(Inbound inbound, Instant now, Read read) {
        String carrier = inbound.channel().name();
        UserData data = inbound.userData();
        int coding = inbound.pdu().dataCoding();
        if (data.segment() != null) {
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
        read.uplinks.add(new UplinkMessage(
                carrier,
                inbound.carrierMessageId(),
                inbound.from(),
                inbound.to(),
                reading.text(),
                exact ? null : new UplinkMessage.Unread(coding, data.octets()),
                now));
    }

    private List<LongUplink> joined(Read read, Instant now) {
        List<LongUplink> whole = read.parts.isEmpty() ? List.of() : longUplinks.keep(read.parts);
        List<LongUplink> joined = new ArrayList<>(whole);
        longUplinks.overdue(now).stream()
                .filter(text -> whole.stream().noneMatch(text::isOf))
                .forEach(joined::add);
        return joined;
    }

    private int accept(Read read, Instant now) {
        try {
            List<LongUplink> joined = joined(read, now);
            joined.forEach(text -> read.uplinks.add(text.message()));
            if (!read.reports.isEmpty() || !read.uplinks.isEmpty()) {
                inbox.accept(read.reports, read.uplinks);
            }
            longUplinks.handedOn(joined);
            return SMPPConstant.STAT_ESME_ROK;
        } catch (RuntimeException e) {
            log.error(
                    "{} receipts, {} uplinks and {} parts cannot be stored, the carrier is asked to deliver them again",
                    read.reports.size(),
                    read.uplinks.size(),
                    read.parts.size(),
                    e);
            return SMPPConstant.STAT_ESME_RX_T_APPN;
        }
    }
}
