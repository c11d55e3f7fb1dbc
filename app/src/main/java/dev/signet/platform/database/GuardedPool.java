package dev.signet.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A plane's pool behind a {@link Gate}, with the watch that shuts and opens it. */
class GuardedPool extends HikariDataSource {

    private final Gate gate;
    private @Nullable PlaneWatch watch;

    GuardedPool(String name) {
        gate = new Gate(name);
        setPoolName(name);
        addDataSourceProperty("socketFactory", GatedSockets.class.getName());
        addDataSourceProperty(Gate.OPTION, gate.id());
    }

    Gate gate() {
        return gate;
    }

    /** From now on the server is looked after; ends with the pool. */
    void watchedBy(PlaneWatch plane) {
        watch = plane;
        plane.start();
    }

    /** @throws IllegalStateException before it is watched */
    PlaneWatch watch() {
        if (watch == null) {
            throw new IllegalStateException("The pool " + getPoolName() + " is not ready yet");
        }
        return watch;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return gate.pass(super::getConnection);
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        gate.end();
        super.close();
    }
}
