package dev.signet.platform.database;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A connection of its own, beside the pool, that gives up early. */
final class WriteProbe implements PlaneProbe {

    /** The server's own number for it. */
    private static final int DISK_FULL = 1021;

    private static final int SLOTS = 1000;
    /** As many more as the column holds. */
    private static final int ROWS = 30_000;
    /** Deadlock, and a wait for a lock that was too long: others are writing. */
    private static final Set<Integer> LOST_RACE = Set.of(1213, 1205);
    /** What a large table of the server grows by at once. */
    private static final int GROWTH_BYTES = 4 << 20;
    /** For that much, and for a table that is made anew: a slow disk would never be believed to have space again. */
    private static final int ROOM_MILLIS = 10_000;

    private final String url;
    private final int writeMillis;
    private final Properties options = new Properties();
    private final String heartbeat;
    private final String room;
    /** Nodes of one database write rows of their own, most likely. */
    private final int slot = ThreadLocalRandom.current().nextInt(SLOTS);

    private final String tables;
    private final @Nullable BooleanSupplier homeIsFull;
    private @Nullable Connection connection;

    /**
     * @param tables what the names of the plane's two tables begin with
     * @param homeIsFull asked in place of the server where its files are ours to look at: one that is full may end over each
     *     write that it has to take back
     */
    WriteProbe(
            PlaneDataSource plane,
            String tables,
            @Nullable BooleanSupplier homeIsFull,
            DatabaseWatchSettings settings) {
        this.tables = tables;
        this.homeIsFull = homeIsFull;
        this.heartbeat = "insert into " + tables + "heartbeat (slot, written_at) values (" + slot
                + ", utc_timestamp(3))" + " on duplicate key update written_at = values(written_at)";
        this.room = "insert into " + tables + "room (slot, filling) values (?, repeat('x', " + GROWTH_BYTES + "))"
                + " on duplicate key update filling = values(filling)";
        this.url = within(plane.url(), settings);
        this.writeMillis = (int) settings.write().toMillis();
        option("user", plane.username());
        option("password", plane.password());
    }

    /** At the end of the address, since what is said there counts more than any option, and the last of it most. */
    private static String within(String url, DatabaseWatchSettings settings) {
        return url + (url.contains("?") ? "&" : "?") + "connectTimeout="
                + settings.answer().toMillis() + "&socketTimeout="
                + settings.write().toMillis();
    }

    private void option(String name, @Nullable String value) {
        if (value != null) {
            options.setProperty(name, value);
        }
    }

    @Override
    public Found look(boolean wholly) {
        try {
            write(connected(), wholly);
            return Found.WRITES;
        } catch (SQLException e) {
            return answered(e) ? refuses(e) : again(e, wholly);
        }
    }

    /**
     * The connection broke or did not answer in time; whether the server still lets us in tells which of the two is ill.
     * One answer that is late says nothing yet: every connection is closed where we call the server silent.
     */
    private Found again(SQLException first, boolean wholly) {
        boolean neverIn = connection == null;
        close();
        if (neverIn && !timedOut(first)) {
            return silent(first);
        }
        try {
            Connection fresh = connected();
            if (!neverIn && timedOut(first)) {
                return new Found(Answer.STALLS, "a write did not end in time");
            }
            write(fresh, wholly);
            return Found.WRITES;
        } catch (SQLException second) {
            boolean in = connection != null;
            if (answered(second)) {
                return refuses(second);
            }
            close();
            return in ? new Found(Answer.STALLS, String.valueOf(second.getMessage())) : silent(second);
        }
    }

    private Found refuses(SQLException e) {
        if (LOST_RACE.contains(e.getErrorCode())) {
            return Found.WRITES;
        }
        // The next look logs in anew: after a fail-over another server is at the address, and this one refuses for
        // ever.
        close();
        return new Found(Answer.REFUSES, String.valueOf(e.getMessage()));
    }

    private static Found silent(SQLException e) {
        return new Found(Answer.SILENT, String.valueOf(e.getMessage()));
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            connection = DriverManager.getConnection(url, options);
        }
        return connection;
    }

    private void write(Connection to, boolean wholly) throws SQLException {
        try (Statement statement = to.createStatement()) {
            statement.executeUpdate(heartbeat);
            if (wholly && homeIsFull != null) {
                if (homeIsFull.getAsBoolean()) {
                    throw new SQLException("the home directory takes no more", "HY000", DISK_FULL);
                }
            } else if (wholly) {
                to.setNetworkTimeout(Runnable::run, ROOM_MILLIS);
                grow(to);
                // Only now that there is space: emptied, the table is made anew, and a server that dies while it can
                // neither
                // write the new one nor say so in its log never starts again.
                statement.execute("truncate table " + tables + "room");
                to.setNetworkTimeout(Runnable::run, writeMillis);
            }
        }
    }

    /**
     * Space that a table once had it keeps, so that each try needs a row of its own; what a failed one got of the disk is the
     * next one's.
     */
    private void grow(Connection to) throws SQLException {
        try (PreparedStatement row = to.prepareStatement(room)) {
            row.setInt(1, SLOTS + ThreadLocalRandom.current().nextInt(ROWS));
            row.executeUpdate();
        }
    }

    /** Errors with a number are the server's own words. */
    private static boolean answered(SQLException e) {
        return e.getErrorCode() > 0 && cause(e, IOException.class) == null;
    }

    private static boolean timedOut(SQLException e) {
        return cause(e, SocketTimeoutException.class) != null || cause(e, SQLTimeoutException.class) != null;
    }

    private static @Nullable Throwable cause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable one = e; one != null; one = one.getCause()) {
            if (type.isInstance(one)) {
                return one;
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // it is broken, and nothing was under way
            }
            connection = null;
        }
    }
}
