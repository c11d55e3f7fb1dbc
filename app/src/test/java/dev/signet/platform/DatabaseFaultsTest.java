package dev.signet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFaultsTest {

    private static final SQLException AWAY =
            new SQLTransientConnectionException("The control database is away", "08001");

    @Test // #9 14: answered 500
    void passesWhereTheDatabaseIsAwayHoweverDeepThatIsTold() {
        assertThat(DatabaseFaults.passes(AWAY)).isTrue();
        assertThat(DatabaseFaults.passes(new CannotGetJdbcConnectionException("no connection", AWAY)))
                .isTrue();
        assertThat(DatabaseFaults.passes(new CannotCreateTransactionException("no transaction", AWAY)))
                .isTrue();
        assertThat(DatabaseFaults.passes(new RuntimeException(new IllegalStateException(AWAY))))
                .isTrue();
        assertThat(DatabaseFaults.passes(new TransactionSystemException(
                        "no commit", new SQLNonTransientConnectionException("Socket error", "08000"))))
                .isTrue();
        assertThat(DatabaseFaults.passes(new CannotAcquireLockException("lost a race")))
                .isTrue();
    }

    @Test // #9 15
    void passesWhereNothingMoreCanBeStored() {
        SQLException full = new SQLException("The table 'sending_message' is full", "HY000", 1114);
        assertThat(DatabaseFaults.isFull(full)).isTrue();
        assertThat(DatabaseFaults.passes(new UncategorizedSQLException("insert", null, full)))
                .isTrue();
    }

    @Test
    void doesNotPassWhereTheProgramIsWrong() {
        assertThat(DatabaseFaults.passes(null)).isFalse();
        assertThat(DatabaseFaults.passes(new IllegalStateException("a fault"))).isFalse();
        assertThat(DatabaseFaults.passes(new DataIntegrityViolationException(
                        "twice", new SQLIntegrityConstraintViolationException("Duplicate entry", "23000", 1062))))
                .isFalse();
        UncategorizedDataAccessException unknown =
                new UncategorizedSQLException("select", null, new SQLException("Unknown column", "42S22", 1054));
        assertThat(DatabaseFaults.passes(unknown)).isFalse();
    }
}
