package dev.signet.platform.database;

import dev.signet.platform.database.PlaneProbe.Answer;
import dev.signet.platform.database.PlaneProbe.Found;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows at every instant whether a plane's database takes writes, by writing. It shuts the plane's {@link Gate} while the
 * server does not answer, and opens it when it does again.
 */
final class PlaneWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PlaneWatch.class);
    private static final long SPACE_LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long END_SECONDS = 3;

    private final String plane;
    private final Gate gate;
    private final PlaneProbe probe;
    private final DatabaseWatchSettings settings;
    private final Clock clock;
    private final LongSupplier nanos;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watch = new Thread(work, "database-watch");
        watch.setDaemon(true);
        return watch;
    });
    private volatile Consumer<Duration> whileSilent = silent -> {};
    private volatile Runnable afterRefusals = () -> {};
    private volatile State state;
    private long sinceNanos;
    private long spaceLookedNanos;
    private boolean refused;

    /**
     * @param ready whether writes are taken
     * @param reason why not; empty when ready
     * @param since when this began
     */
    record State(boolean ready, Answer answer, boolean full, String reason, Instant since) {}

    /** @param nanos elapsed time, as {@link System#nanoTime} tells it */
    PlaneWatch(
            String plane,
            Gate gate,
            PlaneProbe probe,
            DatabaseWatchSettings settings,
            Clock clock,
            LongSupplier nanos) {
        this.plane = plane;
        this.gate = gate;
        this.probe = probe;
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.sinceNanos = nanos.getAsLong();
        this.state = new State(true, Answer.WRITES, false, "", clock.instant());
    }

    /** @param silent told, at every look at a server that does not answer, for how long it has not */
    PlaneWatch whileSilent(Consumer<Duration> silent) {
        whileSilent = silent;
        return this;
    }

    /** @param again told when writes are taken again: open connections are broken, or another server's at the same address */
    PlaneWatch afterRefusals(Runnable again) {
        afterRefusals = again;
        return this;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::lookSafely, 0, settings.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    State state() {
        return state;
    }

    String plane() {
        return plane;
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException | Error e) {
            // Thrown on, it would be the last look: a gate that is shut would stay so.
            log.error("The {} database cannot be looked after", plane, e);
            take(new Found(Answer.REFUSES, e.toString()), false);
        }
    }

    /** One look; what it finds holds from now on. */
    void look() {
        boolean wholly = state.full() && nanos.getAsLong() - spaceLookedNanos >= SPACE_LOOK_NANOS;
        Found found = probe.look(wholly);
        if (wholly) {
            spaceLookedNanos = nanos.getAsLong();
        }
        take(found, wholly);
    }

    /** The server's process has ended: no need to wait for a look that finds nobody. */
    void died() {
        take(new Found(Answer.SILENT, "its process has ended"), false);
    }

    /** Somebody's write was refused for want of space; it takes a write of that kind to believe in space again. */
    synchronized void full(String reason) {
        if (!state.full()) {
            spaceLookedNanos = nanos.getAsLong();
            become(state.answer(), true, reason);
        }
    }

    private synchronized void take(Found found, boolean wholly) {
        if (wholly && found.answer() == Answer.REFUSES) {
            // Still no space, which is known.
            return;
        }
        boolean full = state.full() && !(wholly && found.answer() == Answer.WRITES);
        boolean same = found.answer() == state.answer() && full == state.full();
        if (!same) {
            become(found.answer(), full, full && found.reason().isEmpty() ? state.reason() : found.reason());
        }
        Duration lasted = Duration.ofNanos(nanos.getAsLong() - sinceNanos);
        switch (found.answer()) {
            case WRITES -> {
                // Before anybody is let in: the pool hands out unasked what was of use half a second ago.
                if (refused) {
                    refused = false;
                    afterRefusals.run();
                }
                gate.open();
            }
            case REFUSES -> {
                refused = true;
                gate.open();
            }
            case STALLS -> {
                if (lasted.compareTo(settings.stalled()) >= 0) {
                    refused = true;
                    gate.shut(found.reason());
                }
            }
            case SILENT -> {
                refused = true;
                gate.shut(found.reason());
                whileSilent.accept(lasted);
            }
        }
    }

    private void become(Answer answer, boolean full, String reason) {
        boolean ready = answer == Answer.WRITES && !full;
        if (ready) {
            log.info("The {} database takes writes again", plane);
        } else {
            log.error("The {} database takes no writes ({}{}): {}", plane, answer, full ? ", full" : "", reason);
        }
        sinceNanos = nanos.getAsLong();
        state = new State(ready, answer, full, reason, clock.instant());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        probe.close();
    }
}
