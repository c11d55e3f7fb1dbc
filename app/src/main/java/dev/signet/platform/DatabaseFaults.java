package dev.signet.platform;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells what the database cannot do at the moment from what is wrong with the program or the request. */
public final class DatabaseFaults {

    /** Error writing file, disk full (of files and of tables), table full. */
    private static final Set<Integer> NO_SPACE = Set.of(3, 20, 1021, 1026, 1114);
    /** The server, or its storage engine, is read-only. */
    private static final Set<Integer> READ_ONLY = Set.of(1290, 1836);

    /** A row that has changed since it was read, a lock not got in time, a deadlock. */
    private static final Set<Integer> LOST_RACE = Set.of(1020, 1205, 1213);

    private static final String CONNECTION_STATES = "08";
    private static final int MOST_CAUSES = 20;

    private DatabaseFaults() {}

    /** Whether the same call may do well once the database is well: it is away, full, read-only, or a race was lost. */
    public static boolean passes(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLException e && passes(e)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether the call only came at the same moment as another one for the same thing. */
    public static boolean isLostRace(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof ConcurrencyFailureException
                    || cause instanceof OptimisticLockingException
                    || cause instanceof SQLException e && LOST_RACE.contains(e.getErrorCode())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(SQLException e) {
        return e instanceof SQLTransientException
                || e.getSQLState() != null && e.getSQLState().startsWith(CONNECTION_STATES)
                || READ_ONLY.contains(e.getErrorCode())
                || isFull(e);
    }

    /** Whether a write was refused for want of space. */
    public static boolean isFull(SQLException e) {
        return NO_SPACE.contains(e.getErrorCode());
    }
}
