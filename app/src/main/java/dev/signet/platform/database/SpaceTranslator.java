package dev.signet.platform.database;

import dev.signet.platform.DatabaseFaults;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Reads a write that was refused for want of space as a resource that fails, not as an unknown error of the one statement,
 * and tells the plane's watch.
 */
final class SpaceTranslator extends SQLExceptionSubclassTranslator {

    private final Consumer<String> full;

    /** @param full told the server's words */
    SpaceTranslator(Consumer<String> full) {
        this.full = full;
    }

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException e) {
        if (DatabaseFaults.isFull(e)) {
            full.accept(String.valueOf(e.getMessage()));
            return new DataAccessResourceFailureException(buildMessage(task, sql, e), e);
        }
        return super.doTranslate(task, sql, e);
    }
}
