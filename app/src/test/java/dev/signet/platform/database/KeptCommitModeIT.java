package dev.signet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.support.SharedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** With one connection in the pool: it is taken for either way in turn, and none is left for whoever asks for a second. */
class KeptCommitModeIT {

    private final EmbeddedMariaDb server = SharedDatabase.server();
    private final String schema = SharedDatabase.freshSchema();
    private GuardedPool pool;
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;

    @BeforeEach
    void open() {
        pool = new PlaneDataSource("spring.datasource", server.url(schema), server.user(), server.password())
                .open(new StandardEnvironment(), "kept-mode");
        pool.setAutoCommit(false);
        pool.setMaximumPoolSize(1);
        jdbc = new JdbcTemplate(KeptCommitMode.forStatements(pool));
        transaction = new TransactionTemplate(new JdbcTransactionManager(KeptCommitMode.forTransactions(pool)));
        jdbc.execute("create table if not exists kept_mode (id int primary key)");
        jdbc.update("delete from kept_mode");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private void insert(int id) {
        jdbc.update("insert into kept_mode values (?)", id);
    }

    /** As another connection sees it. */
    private int stored() throws SQLException {
        try (Connection other = DriverManager.getConnection(server.url(schema), server.user(), server.password());
                var rows = other.createStatement().executeQuery("select count(*) from kept_mode")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private long timesTold() {
        return jdbc.queryForObject(
                "select variable_value from information_schema.session_status where variable_name = 'Com_set_option'",
                Long.class);
    }

    @Test
    void commitsEachStatementAndEachTransaction() throws SQLException {
        insert(1);
        assertThat(stored()).isEqualTo(1);

        transaction.executeWithoutResult(status -> {
            insert(2);
            insert(3);
            assertThat(uncommitted()).isEqualTo(1);
        });
        assertThat(stored()).isEqualTo(3);

        insert(4);
        assertThat(stored()).isEqualTo(4);
    }

    private int uncommitted() {
        try {
            return stored();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void undoesWhatFailsAndNothingElse() throws SQLException {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    insert(1);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        insert(2);
        transaction.executeWithoutResult(status -> {
            insert(3);
            status.setRollbackOnly();
        });

        assertThat(stored()).isEqualTo(1);
    }

    /** What came back open would else be committed by whoever has the connection next. */
    @Test
    void rollsBackWhatComesBackOpen() throws SQLException {
        try (Connection open = KeptCommitMode.forTransactions(pool).getConnection()) {
            open.createStatement().executeUpdate("insert into kept_mode values (1)");
        }
        insert(2);

        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void tellsTheServerOnlyOfAnotherMode() {
        long before = transaction.execute(status -> timesTold());
        for (int i = 0; i < 5; i++) {
            int id = i;
            transaction.executeWithoutResult(status -> insert(id));
        }
        assertThat(transaction.<Long>execute(status -> timesTold())).isEqualTo(before);

        jdbc.queryForObject("select 1", Integer.class);
        assertThat(timesTold()).isEqualTo(before + 1);
    }
}
