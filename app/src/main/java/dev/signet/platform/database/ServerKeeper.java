package dev.signet.platform.database;

import dev.signet.platform.start.StartupRefused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the embedded server running: one that ends unasked is started again on the same data and port, one that hangs for
 * too long is killed first; on a full disk it waits for space. Where that fails the application is told that its database is lost.
 */
final class ServerKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerKeeper.class);
    private static final long INTERRUPTED_START_SECONDS = 5;
    private static final Duration SPACE_EVERY = Duration.ofSeconds(5);

    /** Starts a server on the port of the one before. */
    interface Start {
        KeptServer again();
    }

    private final Start start;
    private final BooleanSupplier diskIsFull;
    private final Duration spaceEvery;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread keeper = new Thread(work, "database-keeper");
        keeper.setDaemon(true);
        return keeper;
    });
    private final LongSupplier nanos;
    private volatile Runnable whenLost = () -> {};
    private KeptServer server;
    private long readyNanos;
    private boolean closed;

    /**
     * @param diskIsFull asked before each start: a server that finds no space ends at once
     * @param nanos elapsed time, as {@link System#nanoTime} tells it
     */
    ServerKeeper(KeptServer server, Start start, BooleanSupplier diskIsFull, LongSupplier nanos) {
        this(server, start, diskIsFull, SPACE_EVERY, nanos);
    }

    /** @param spaceEvery how often a full disk is looked at */
    ServerKeeper(KeptServer server, Start start, BooleanSupplier diskIsFull, Duration spaceEvery, LongSupplier nanos) {
        this.server = server;
        this.start = start;
        this.diskIsFull = diskIsFull;
        this.spaceEvery = spaceEvery;
        this.nanos = nanos;
        this.readyNanos = nanos.getAsLong();
        lookAfter(server);
    }

    private void lookAfter(KeptServer one) {
        one.onExit(() -> ended(one));
    }

    /** @param died called each time the server has ended unasked, before it is started again */
    void whenDied(Runnable died) {
        listeners.add(died);
    }

    /** @param lost called once, when it cannot be started again */
    void whenLost(Runnable lost) {
        whenLost = lost;
    }

    /**
     * It has not answered for so long, although its process lives: nothing but a new start helps. What was silent before
     * it was ready was another, or its own start, which may take longer than any limit.
     */
    synchronized void hangs(Duration silent, Duration limit) {
        boolean forSoLong = silent.compareTo(limit) >= 0 && nanos.getAsLong() - readyNanos >= limit.toNanos();
        if (forSoLong && !closed && server.isAlive()) {
            log.error(
                    "The embedded MariaDB (process {}) has not answered for {} s, killing it to start it again. 内置数据库无响应，正在重启。",
                    server.pid(),
                    silent.toSeconds());
            server.kill();
        }
    }

    private void ended(KeptServer one) {
        synchronized (this) {
            if (closed || one != server) {
                return;
            }
            thread.execute(this::startAgain);
        }
        // First: whoever reads the line below may ask at once whether we are ready.
        listeners.forEach(Runnable::run);
        log.error("The embedded MariaDB (process {}) ended by itself, starting it again. 内置数据库意外退出，正在重启。", one.pid());
    }

    private void startAgain() {
        if (diskIsFull.getAsBoolean()) {
            startOnceThereIsSpace();
            return;
        }
        KeptServer again;
        try {
            again = start.again();
        } catch (RuntimeException | Error e) {
            if (diskIsFull.getAsBoolean()) {
                startOnceThereIsSpace();
            } else {
                lost(e);
            }
            return;
        }
        if (isOurs(again)) {
            lookAfter(again);
        } else {
            again.stop();
        }
    }

    private synchronized void startOnceThereIsSpace() {
        if (!closed) {
            log.error("The embedded MariaDB is started again once its disk takes writes. 磁盘恢复可写后将重启内置数据库。");
            thread.schedule(this::startAgain, spaceEvery.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized boolean isOurs(KeptServer again) {
        if (!closed) {
            server = again;
            readyNanos = nanos.getAsLong();
        }
        return !closed;
    }

    private void lost(Throwable e) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        String action = e instanceof StartupRefused refused ? refused.action() : "";
        log.error(
                "The embedded MariaDB cannot be started again, Signet ends. 内置数据库无法重启，Signet 即将退出。 {} {}",
                e.getCause() == null ? e.getMessage() : e.getMessage() + ": " + e.getCause(),
                action);
        whenLost.run();
    }

    /** Stops the server, or the attempt to start it. */
    @Override
    public void close() {
        KeptServer last;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            last = server;
        }
        thread.shutdownNow();
        try {
            thread.awaitTermination(INTERRUPTED_START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        last.stop();
    }
}
