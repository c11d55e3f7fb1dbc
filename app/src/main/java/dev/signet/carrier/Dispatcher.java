package dev.signet.carrier;

import dev.signet.carrier.simulator.SimulatorServer;
import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.SmppSession;
import dev.signet.sending.Acceptance;
import dev.signet.sending.AcceptanceListener;
import dev.signet.sending.Lane;
import dev.signet.sending.outbox.Outbox;
import dev.signet.sending.receipt.UnmatchedReceipts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops everything between the outbox and the carriers: sessions, lane workers, the recorder of answers and
 * the pump for what comes in.
 */
final class Dispatcher implements SmartLifecycle, AcceptanceListener, CarrierChannel.Surroundings {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int KEEP_HOUSE_SECONDS = 5;
    private static final long DRAIN_STEP_MILLIS = 20;
    private static final long LEAST_STOP_MILLIS = 500;

    private final Outbox outbox;
    private final DispatchSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "carrier-timer"));
    private final ExecutorService connector = Executors.newCachedThreadPool(work -> daemon(work, "carrier-connect"));
    private final List<CarrierChannel> channels = new ArrayList<>();
    private final SubmitRecorder recorder;
    private final InboundPump inbound;
    private final LaneWorker urgent;
    private final LaneWorker bulk;
    private volatile boolean running;

    Dispatcher(
            List<CarrierSettings.Carrier> carriers,
            @Nullable SimulatorServer simulator,
            Vendors vendors,
            CarrierCodes codes,
            Outbox outbox,
            CarrierInbox inbox,
            LongUplinks longUplinks,
            UnmatchedReceipts unmatched,
            Acceptance acceptance,
            DispatchSettings settings,
            MeterRegistry registry,
            Clock clock,
            String nodeId) {
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        CarrierMetrics metrics = new CarrierMetrics(registry);
        this.recorder = new SubmitRecorder(outbox, settings.gather());
        this.inbound = new InboundPump(inbox, longUplinks, metrics, settings.gather(), clock);
        for (CarrierSettings.Carrier carrier : carriers) {
            int port = carrier.port() == 0 && simulator != null ? simulator.port() : carrier.port();
            channels.add(new CarrierChannel(carrier, port, timer, connector, this, clock));
        }
        Router router = new Router(channels, vendors);
        var means = new Transmission.Means(recorder, codes, metrics, timer, clock, settings);
        this.urgent = new LaneWorker(nodeId, true, List.of(Lane.VERIFICATION), outbox, router, means, acceptance);
        this.bulk = new LaneWorker(
                nodeId,
                false,
                List.of(Lane.NOTIFICATION, Lane.PROMOTIONAL, Lane.BULK, Lane.BULK_PROMOTIONAL),
                outbox,
                router,
                means,
                acceptance);
        metrics.watch(channels, recorder, inbound, outbox, unmatched);
    }

    /** False on a node that accepts only. */
    boolean isEnabled() {
        return settings.enabled();
    }

    List<CarrierChannel> channels() {
        return List.copyOf(channels);
    }

    /** Answers and deliveries that are yet to be recorded. */
    int unrecorded() {
        return recorder.waiting() + inbound.waiting();
    }

    @Override
    public void start() {
        running = true;
        if (!settings.enabled()) {
            log.info("This node accepts only; it brings nothing to the carriers (signet.dispatch.enabled=false)");
            return;
        }
        recorder.start();
        inbound.start();
        channels.forEach(CarrierChannel::start);
        urgent.start();
        bulk.start();
        timer.scheduleWithFixedDelay(this::keepHouse, KEEP_HOUSE_SECONDS, KEEP_HOUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void keepHouse() {
        try {
            int ended = outbox.settleUnanswered(clock.instant());
            if (ended > 0) {
                log.warn("{} messages ended whose submitting no carrier ever answered", ended);
            }
        } catch (RuntimeException e) {
            log.warn("What was never answered cannot be looked through yet: {}", e.toString());
        }
    }

    @Override
    public void accepted(Set<Lane> lanes) {
        if (lanes.contains(Lane.VERIFICATION)) {
            urgent.wake();
        }
        if (lanes.size() > 1 || !lanes.contains(Lane.VERIFICATION)) {
            bulk.wake();
        }
    }

    @Override
    public void roomAgain() {
        urgent.roomAgain();
        bulk.roomAgain();
    }

    @Override
    public void delivered(CarrierChannel channel, SmppSession session, Delivered pdu) {
        inbound.add(channel, session, pdu);
    }

    /** Claims nothing more, waits for the answers under way, records them, then unbinds. */
    @Override
    public void stop() {
        running = false;
        if (settings.enabled()) {
            try {
                drain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        channels.forEach(CarrierChannel::close);
        timer.shutdownNow();
        connector.shutdownNow();
    }

    /** All of it within one time: what hangs in one part leaves less to the next. */
    private void drain() throws InterruptedException {
        long until = System.nanoTime() + settings.drain().toNanos();
        urgent.stop(leftMillis(until));
        bulk.stop(leftMillis(until));
        Signal step = new Signal();
        while (channels.stream().anyMatch(channel -> channel.underWay() > 0) && System.nanoTime() < until) {
            step.await(DRAIN_STEP_MILLIS, TimeUnit.MILLISECONDS);
        }
        recorder.stop(leftMillis(until));
        inbound.stop(leftMillis(until));
    }

    /** At least a moment, in which a part that hangs nowhere ends; 0 would mean for ever. */
    private static long leftMillis(long until) {
        return Math.max(LEAST_STOP_MILLIS, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Later than everything it uses, earlier than the web server: accepting ends first, then this. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
