package dev.signet.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A pool's connections for one way of working: in transactions, or with a commit after every statement. Telling the server
 * which is meant costs a round trip before and after every transaction, more than counting what it sends; so a connection
 * keeps the mode in which it came back, and the server is told only where it is taken for the other way. To Spring both ways
 * are the one pool: in a transaction, every statement goes through the transaction's connection.
 */
final class KeptCommitMode extends AbstractDataSource implements InfrastructureProxy {

    private final GuardedPool pool;
    private final boolean commitsEach;

    private KeptCommitMode(GuardedPool pool, boolean commitsEach) {
        if (pool.isAutoCommit()) {
            throw new IllegalArgumentException("the pool " + pool.getPoolName() + " sets the mode itself");
        }
        this.pool = pool;
        this.commitsEach = commitsEach;
    }

    /** @param pool without auto-commit, so that it rolls back what comes back open */
    static KeptCommitMode forTransactions(GuardedPool pool) {
        return new KeptCommitMode(pool, false);
    }

    /** For statements outside of transactions. */
    static KeptCommitMode forStatements(GuardedPool pool) {
        return new KeptCommitMode(pool, true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            // Of the driver's own, or the pool would set it back.
            connection.unwrap(Connection.class).setAutoCommit(commitsEach);
            return connection;
        } catch (SQLException e) {
            pool.evictConnection(connection);
            throw e;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getWrappedObject() {
        return pool;
    }
}
