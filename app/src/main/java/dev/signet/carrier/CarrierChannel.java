package dev.signet.carrier;

import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.SmppSession;
import dev.signet.carrier.smpp.Submit;
import dev.signet.carrier.smpp.SubmitOutcome;
import dev.signet.carrier.smpp.TokenBucket;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One carrier: its sessions, kept bound; its rate and window; and its pause after it asked to slow down. */
final class CarrierChannel {

    /** What the channel needs from those around it. */
    interface Surroundings {

        /** A session delivered something; to be answered on that session when it is durable. */
        void delivered(CarrierChannel channel, SmppSession session, Delivered pdu);

        /** There may be room again. */
        void roomAgain();
    }

    private static final Logger log = LoggerFactory.getLogger(CarrierChannel.class);
    /** This much of a window is kept free of bulk, so that a verification code never waits for it. */
    private static final int URGENT_SHARE = 10;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CarrierSettings.Carrier settings;
    private final MessageIds ids;
    private final SmppSession.Target target;
    private final ScheduledExecutorService timer;
    private final ExecutorService connector;
    private final Surroundings surroundings;
    private final TokenBucket rate;
    private final Clock clock;
    private final SubmitPace pace = new SubmitPace();
    private final List<SmppSession> sessions = new CopyOnWriteArrayList<>();
    private final Map<SmppSession, Instant> boundAt = new ConcurrentHashMap<>();
    private final AtomicInteger reserved = new AtomicInteger();
    private volatile boolean stopping;
    private volatile String lastTrouble = "";
    private volatile @Nullable Trouble latestTrouble;
    private long pauseNanos;
    private long pausedUntil;

    /** Why a session ended or could not be bound, which stays known when it is bound again. */
    record Trouble(String why, Instant at) {}

    CarrierChannel(
            CarrierSettings.Carrier settings,
            int port,
            ScheduledExecutorService timer,
            ExecutorService connector,
            Surroundings surroundings,
            Clock clock) {
        this.settings = settings;
        this.ids = new MessageIds(settings.messageIds());
        this.target = new SmppSession.Target(
                settings.name(),
                settings.host(),
                port,
                settings.systemId(),
                settings.secret(),
                settings.connectTimeout(),
                settings.responseTimeout(),
                settings.enquireInterval());
        this.timer = timer;
        this.connector = connector;
        this.surroundings = surroundings;
        this.clock = clock;
        this.rate = new TokenBucket(settings.rate(), System.nanoTime());
    }

    void start() {
        for (int i = 0; i < settings.sessions(); i++) {
            connect(settings.reconnectAfter());
        }
        timer.scheduleWithFixedDelay(() -> sessions.forEach(SmppSession::tick), 1, 1, TimeUnit.SECONDS);
    }

    CarrierSettings.Carrier settings() {
        return settings;
    }

    MessageIds ids() {
        return ids;
    }

    String name() {
        return settings.name();
    }

    int boundSessions() {
        return (int) sessions.stream().filter(SmppSession::isOpen).count();
    }

    boolean isUp() {
        return boundSessions() > 0;
    }

    int underWay() {
        return reserved.get();
    }

    String lastTrouble() {
        return lastTrouble;
    }

    @Nullable
    Trouble latestTrouble() {
        return latestTrouble;
    }

    /** The sessions that are bound, the longest bound first. */
    List<Carriers.Session> bound() {
        return boundAt.entrySet().stream()
                .filter(session -> session.getKey().isOpen())
                .map(session -> new Carriers.Session(
                        session.getValue(), session.getKey().underWay()))
                .sorted(Comparator.comparing(Carriers.Session::since))
                .toList();
    }

    /** Parts a second, over the last seconds. */
    double perSecond() {
        return pace.perSecond(System.nanoTime());
    }

    /** Whether it rests because the carrier asked to slow down. */
    synchronized boolean isPaused() {
        return System.nanoTime() - pausedUntil < 0;
    }

    /** How many messages could be reserved now. */
    synchronized int room(boolean urgent) {
        long now = System.nanoTime();
        if (now - pausedUntil < 0) {
            return 0;
        }
        int window = boundSessions() * settings.window();
        int usable = urgent ? window : window - window / URGENT_SHARE;
        return Math.max(0, Math.min(usable - reserved.get(), rate.available(now)));
    }

    /** Takes a place in the window and in the rate; to be given back by {@link #free}. */
    synchronized boolean reserve(boolean urgent) {
        if (room(urgent) < 1) {
            return false;
        }
        reserved.incrementAndGet();
        rate.take(1, System.nanoTime());
        return true;
    }

    void free() {
        reserved.decrementAndGet();
        surroundings.roomAgain();
    }

    /** Nanoseconds until the rate or a pause lets something through; the window is not asked. */
    synchronized long waitNanos() {
        long now = System.nanoTime();
        return Math.max(rate.waitNanos(now), Math.max(0, pausedUntil - now));
    }

    /** Parts after the first are paid for when they are sent. */
    void payForPart() {
        rate.take(1, System.nanoTime());
    }

    void submit(Submit submit, Consumer<SubmitOutcome> waiting) {
        Optional<SmppSession> session = sessions.stream()
                .filter(SmppSession::isOpen)
                .min((a, b) -> Integer.compare(a.underWay(), b.underWay()));
        if (session.isPresent()) {
            pace.count(System.nanoTime());
            session.get().submit(submit, waiting);
        } else {
            waiting.accept(new SubmitOutcome.NotSent("no session with " + name()));
        }
    }

    /** The carrier asked to slow down: a short pause, doubled while it goes on asking. */
    synchronized Duration throttled() {
        long now = System.nanoTime();
        if (now - pausedUntil >= 0) {
            pauseNanos = pauseNanos == 0 ? FIRST_PAUSE.toNanos() : Math.min(pauseNanos * 2, LONGEST_PAUSE.toNanos());
            pausedUntil = now + pauseNanos;
            log.info("{} asked to slow down; pausing {} ms", name(), pauseNanos / 1_000_000);
        }
        return Duration.ofNanos(pauseNanos);
    }

    synchronized void accepted() {
        pauseNanos = 0;
    }

    /** Ends every session after what is under way has been answered, or the time is over. */
    void close() {
        stopping = true;
        sessions.forEach(SmppSession::close);
    }

    private void connect(Duration nextWait) {
        if (stopping) {
            return;
        }
        try {
            connector.execute(() -> connectNow(nextWait));
        } catch (RejectedExecutionException e) {
            log.debug("Not connecting to {}: stopping", name());
        }
    }

    private void connectNow(Duration nextWait) {
        try {
            SmppSession session = SmppSession.open(target, new Reconnecting());
            sessions.add(session);
            boundAt.put(session, clock.instant());
            if (stopping) {
                session.close();
                return;
            }
            if (!session.isOpen()) {
                forget(session);
            }
            lastTrouble = "";
            log.info("Bound to carrier {} at {}:{}", name(), target.host(), target.port());
            surroundings.roomAgain();
        } catch (IOException | RuntimeException e) {
            lastTrouble = e.toString();
            latestTrouble = new Trouble(lastTrouble, clock.instant());
            log.warn(
                    "Carrier {} at {}:{} cannot be reached ({}); next try in {} ms",
                    name(),
                    target.host(),
                    target.port(),
                    lastTrouble,
                    nextWait.toMillis());
            later(nextWait);
        }
    }

    private void forget(SmppSession session) {
        sessions.remove(session);
        boundAt.remove(session);
    }

    private void later(Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        Duration next = doubled.compareTo(settings.reconnectAtMost()) > 0 ? settings.reconnectAtMost() : doubled;
        if (!stopping && !timer.isShutdown()) {
            timer.schedule(() -> connect(next), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private final class Reconnecting implements SmppSession.Listener {

        @Override
        public void delivered(SmppSession session, Delivered pdu) {
            surroundings.delivered(CarrierChannel.this, session, pdu);
        }

        @Override
        public void closed(SmppSession session, String why) {
            forget(session);
            if (!stopping) {
                lastTrouble = why;
                latestTrouble = new Trouble(why, clock.instant());
                log.warn("Session with carrier {} ended: {}", name(), why);
                later(settings.reconnectAfter());
            }
        }
    }
}
