package dev.signet.carrier;

import static java.util.Objects.requireNonNull;

import dev.signet.sending.Acceptance;
import dev.signet.sending.Lane;
import dev.signet.sending.message.OutboundMessage;
import dev.signet.sending.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that brings the messages of its lanes to the carriers: takes no more than their windows and rates let
 * through, hands them to the sessions. Verification codes have a worker of their own.
 */
final class LaneWorker {

    private static final Logger log = LoggerFactory.getLogger(LaneWorker.class);
    /** How long a message waits whose carriers are full or away while others are not. */
    private static final Duration NEXT_TRY = Duration.ofSeconds(1);

    private final String nodeId;
    private final List<Lane> lanes;
    private final boolean urgent;
    private final Outbox outbox;
    private final Router router;
    private final Transmission.Means means;
    private final DispatchSettings settings;
    private final Acceptance acceptance;
    private final Signal signal = new Signal();
    private final Signal stopSignal = new Signal();
    private final AtomicInteger references = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean wantsRoom;

    LaneWorker(
            String nodeId,
            boolean urgent,
            List<Lane> lanes,
            Outbox outbox,
            Router router,
            Transmission.Means means,
            Acceptance acceptance) {
        this.nodeId = nodeId;
        this.urgent = urgent;
        this.lanes = lanes;
        this.outbox = outbox;
        this.router = router;
        this.means = means;
        this.settings = means.settings();
        this.acceptance = acceptance;
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
            for (Lane lane : lanes) {
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

    private Found dispatch(Lane lane) throws InterruptedException {
        wantsRoom = true;
        int room = Math.min(router.room(urgent), settings.batch());
        if (room < 1 || stopping) {
            return Found.NOTHING;
        }
        wantsRoom = false;
        Choices choices = new Choices();
        List<OutboundMessage> claimed = outbox.claim(nodeId, lane, room, choices);
        for (OutboundMessage message : claimed) {
            CarrierChannel channel = requireNonNull(choices.channels.get(message.id()));
            new Transmission(message, channel, means, references.getAndIncrement()).start();
        }
        if (claimed.isEmpty()) {
            return Found.NOTHING;
        }
        long rest = acceptance.restNanos(lane, claimed.size());
        if (rest > 0) {
            stopSignal.await(rest);
        }
        return claimed.size() < room ? Found.SOME : Found.MORE;
    }

    /** The carriers of one claim; each message holds a place with its own. */
    private final class Choices implements Outbox.Routing {

        private final Map<Long, CarrierChannel> channels = new HashMap<>();
        private final Instant now = means.clock().instant();

        @Override
        public Outbox.Choice choose(OutboundMessage message) {
            Router.Route route = router.route(message, urgent);
            if (route instanceof Router.Route.Through through) {
                channels.put(message.id(), through.channel());
                return new Outbox.Choice.Through(through.channel().name());
            }
            if (route instanceof Router.Route.Later) {
                return new Outbox.Choice.Later(now.plus(NEXT_TRY));
            }
            log.error("No carrier is configured for the network of message {}", message.id());
            return new Outbox.Choice.Nowhere("NO_ROUTE");
        }

        @Override
        public void undo() {
            channels.values().forEach(CarrierChannel::free);
            channels.clear();
        }
    }
}
