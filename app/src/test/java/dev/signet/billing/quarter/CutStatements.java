package dev.signet.billing.quarter;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statements, before one of which the server ends the connection, as when a node is killed: whatever was open is rolled back. */
final class CutStatements extends JdbcTemplate {

    private final JdbcTemplate others;
    private int left;
    private int cuts;

    CutStatements(JdbcTemplate plain) {
        super(plain.getDataSource());
        setExceptionTranslator(plain.getExceptionTranslator());
        this.others = new JdbcTemplate(plain.getDataSource());
    }

    /** @param statement by its number from now on; 0 for none */
    void cutAfter(int statement) {
        left = statement;
    }

    boolean isCut() {
        return left == 0;
    }

    int cuts() {
        return cuts;
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws SQLException {
        super.applyStatementSettings(statement);
        if (left > 0 && --left == 0) {
            cuts++;
            cut(statement.getConnection());
        }
    }

    private void cut(Connection connection) throws SQLException {
        long id;
        try (Statement asked = connection.createStatement();
                ResultSet row = asked.executeQuery("select connection_id()")) {
            row.next();
            id = row.getLong(1);
        }
        Thread killer = new Thread(() -> others.execute("kill connection " + id));
        killer.start();
        try {
            killer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
