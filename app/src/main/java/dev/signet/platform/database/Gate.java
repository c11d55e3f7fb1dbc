package dev.signet.platform.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The way from a pool to its server. While it is shut, whoever wants a connection is told so at once, whoever waits for one
 * waits no longer, and what runs on one ends, for its socket is closed: nobody waits for a server that does not answer.
 * What the pool itself connects waits until it is open, so that the pool is full again the moment the server is back.
 */
final class Gate {

    /** The connection's option that names its gate. */
    static final String OPTION = "signetGate";

    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();
    private static final long CONNECTING_WAITS_SECONDS = 30;

    private final String id = UUID.randomUUID().toString();
    private final String pool;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile @Nullable String shut;
    private volatile boolean ended;

    Gate(String pool) {
        this.pool = pool;
        GATES.put(id, this);
    }

    static @Nullable Gate named(@Nullable String id) {
        return id == null ? null : GATES.get(id);
    }

    String id() {
        return id;
    }

    boolean isShut() {
        return shut != null;
    }

    /** Takes connections out of a pool; may wait. */
    interface Taking {
        Connection take() throws SQLException;
    }

    /** @throws SQLTransientConnectionException when it is shut, or becomes so meanwhile */
    Connection pass(Taking taking) throws SQLException {
        Visit visit = new Visit();
        visits.add(visit);
        try {
            if (shut != null) {
                throw refusal(null);
            }
            return taking.take();
        } catch (SQLException e) {
            throw visit.turnedAway ? refusal(e) : e;
        } finally {
            visits.remove(visit);
            visit.end();
        }
    }

    private SQLTransientConnectionException refusal(@Nullable SQLException cause) {
        return new SQLTransientConnectionException("The " + pool + " database is away: " + shut, "08001", cause);
    }

    /** @param reason for whoever is turned away */
    void shut(String reason) {
        lock.lock();
        try {
            shut = reason;
        } finally {
            lock.unlock();
        }
        // A socket that is open now belongs to a server that does not answer; the thread in it wakes with an error.
        sockets.forEach(Gate::close);
        visits.forEach(Visit::turnAway);
    }

    void open() {
        lock.lock();
        try {
            shut = null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The pool is about to close: nobody waits for the server to come back any more. */
    void end() {
        GATES.remove(id);
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets a new connection of the pool through, as soon as it is open. */
    void awaitOpen() throws ConnectException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(CONNECTING_WAITS_SECONDS);
            while (shut != null && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (shut != null) {
                throw new ConnectException("The " + pool + " database is away: " + shut);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while the " + pool + " database was away");
        } finally {
            lock.unlock();
        }
    }

    void opened(Socket socket) {
        sockets.add(socket);
        if (shut != null) {
            close(socket);
        }
    }

    void closed(Socket socket) {
        sockets.remove(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more, open or not
        }
    }

    /** One thread that asks the pool for a connection. The pool's wait ends by interruption only. */
    private static final class Visit {
        private final Thread thread = Thread.currentThread();
        private volatile boolean turnedAway;
        private boolean over;

        synchronized void turnAway() {
            if (!over) {
                turnedAway = true;
                thread.interrupt();
            }
        }

        /** The interruption was meant for the wait alone. */
        synchronized void end() {
            over = true;
            if (turnedAway) {
                Thread.interrupted();
            }
        }
    }
}
