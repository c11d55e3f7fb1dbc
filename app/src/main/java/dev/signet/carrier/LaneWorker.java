package dev.signet.carrier;

import dev.signet.sending.OutboundMessage;
import dev.signet.sending.Outbox;
import dev.signet.sending.SubmitFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that brings the messages of its lanes to the carriers: takes no more than their windows and rates let
 * through, marks them, hands them to the sessions. Verification codes have a worker of their own.
 */
final class LaneWorker {

    private static final Logger log = LoggerFactory.getLogger(LaneWorker.class);
    /** How long a message waits whose carriers are full or away while others are not. */
    private static final Duration NEXT_TRY = Duration.ofSeconds(1);

    private final String nodeId;
    private final List<Outbox.Lane> lanes;
    private final boolean urgent;
    private final Outbox outbox;
    private final Router router;
    private final Transmission.Means means;
    private final DispatchSettings settings;
    private final Signal signal = new Signal();
    private final Signal stopSignal = new Signal();
    private final AtomicInteger references = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean wantsRoom;

    LaneWorker(
            String nodeId,
            boolean urgent,
            List<Outbox.Lane> lanes,
            Outbox outbox,
            Router router,
            Transmission.Means means,
            DispatchSettings settings) {
        this.nodeId = nodeId;
        this.urgent = urgent;
        this.lanes = lanes;
        this.outbox = outbox;
        this.router = router;
        this.means = means;
        this.settings = settings;
        this.thread = new Thread(this::run, urgent ? "dispatch-verification" : "dispatch-bulk");
    }

    void start() {
        thread.start();
    }

    void wake() {
        signal.raise();
    }

    /** A carrier has a place again: worth waking for only when there was none. */
    void roomAgain() {
        if (wantsRoom) {
            wake();
        }
    }

    void stop(long waitMillis) throws InterruptedException {
        stopping = true;
        stopSignal.raise();
        wake();
        thread.join(waitMillis);
    }

    private void run() {
        try {
            while (!stopping) {
                switch (pass()) {
                    case NOTHING -> signal.await(pause());
                    // More than one at a time: let some gather, so that a transaction serves many.
                    case SOME -> stopSignal.await(settings.gather().toNanos());
                    case MORE -> {}
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until a carrier's rate lets something through, or until the next look where nothing holds us but want of work. */
    private long pause() {
        long untilRate = router.waitNanos();
        long poll = settings.poll().toNanos();
        return untilRate > 0 ? Math.min(poll, untilRate) : poll;
    }

    /** What a pass found: nothing to do or no room to do it in; some; or as much as could be taken at once. */
    private enum Found {
        NOTHING,
        SOME,
        MORE
    }

    /** Once through all lanes. */
    private Found pass() throws InterruptedException {
        Found found = Found.NOTHING;
        try {
            for (Outbox.Lane lane : lanes) {
                Found here = dispatch(lane);
                found = here.compareTo(found) > 0 ? here : found;
            }
        } catch (RuntimeException e) {
            log.error("Dispatching stops for a moment", e);
            stopSignal.await(NEXT_TRY.toNanos());
            return Found.MORE;
        }
        return found;
    }

    private Found dispatch(Outbox.Lane lane) {
        wantsRoom = true;
        int room = Math.min(router.room(urgent), settings.batch());
        if (room < 1 || stopping) {
            return Found.NOTHING;
        }
        wantsRoom = false;
        List<OutboundMessage> claimed = outbox.claim(nodeId, lane, room);
        if (claimed.isEmpty()) {
            return Found.NOTHING;
        }
        Map<CarrierChannel, List<OutboundMessage>> routed = route(claimed);
        routed.forEach(this::hand);
        if (routed.isEmpty()) {
            return Found.NOTHING;
        }
        return claimed.size() < room ? Found.SOME : Found.MORE;
    }

    private Map<CarrierChannel, List<OutboundMessage>> route(List<OutboundMessage> claimed) {
        Map<CarrierChannel, List<OutboundMessage>> routed = new LinkedHashMap<>();
        List<SubmitFailed> postponed = new ArrayList<>();
        Instant now = means.clock().instant();
        for (OutboundMessage message : claimed) {
            Router.Route route = router.route(message, urgent);
            if (route instanceof Router.Route.Through through) {
                routed.computeIfAbsent(through.channel(), channel -> new ArrayList<>()).add(message);
            } else if (route instanceof Router.Route.Later) {
                postponed.add(new SubmitFailed(message.id(), "", "IS_CLOSE", now.plus(NEXT_TRY), now));
            } else {
                log.error("No carrier is configured for the network of message {}", message.id());
                postponed.add(new SubmitFailed(message.id(), "", "NO_ROUTE", null, now));
            }
        }
        if (!postponed.isEmpty()) {
            outbox.failed(postponed);
        }
        return routed;
    }

    private void hand(CarrierChannel channel, List<OutboundMessage> messages) {
        Set<Long> allowed = mark(channel, messages);
        for (OutboundMessage message : messages) {
            if (allowed.contains(message.id())) {
                new Transmission(message, channel, means, references.getAndIncrement()).start();
            } else {
                channel.free();
            }
        }
    }

    private Set<Long> mark(CarrierChannel channel, List<OutboundMessage> messages) {
        try {
            return outbox.markSubmitting(
                    nodeId,
                    channel.name(),
                    messages.stream().map(OutboundMessage::id).toList());
        } catch (RuntimeException e) {
            // Nothing was written to the carrier; what was claimed only is claimed again when its lease ends.
            messages.forEach(message -> channel.free());
            throw e;
        }
    }
}
