package dev.signet.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The limit: the row that a message becomes, inserted by plain JDBC with nothing else around it. The table is a copy of
 * the product's own, so that the comparison stays true when the row changes.
 */
final class RawInserts {

    private static final String INSERT = """
            insert into bench_message (id, biz_id, account_id, number, kind, international, state, charge, charge_entry,
                price_micros, package_id, segments, accepted_at, deadline, sign_name, template_code, content,
                extend_code, out_id, request_id, rulebook, decision_id, error_code, ended_at)
            values (?, ?, ?, ?, 0, 0, 0, 1, ?, 45000, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final AtomicLong ids;

    RawInserts(long firstId) {
        ids = new AtomicLong(firstId);
    }

    static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bench_message");
            statement.execute("create table bench_message like sending_message");
        }
    }

    /** Rows a second that one connection commits in batches of {@code batch} rows. */
    double perSecond(Connection connection, int batch, double seconds) throws SQLException {
        long rows = 0;
        long start = System.nanoTime();
        connection.setAutoCommit(false);
        while (System.nanoTime() - start < seconds * 1e9) {
            insert(connection, "bench_message", batch);
            connection.commit();
            rows += batch;
        }
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    void insert(Connection connection, String table, int rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT.replace("bench_message", table))) {
            for (int i = 0; i < rows; i++) {
                fill(statement, ids.incrementAndGet());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void fill(PreparedStatement statement, long id) throws SQLException {
        statement.setLong(1, id);
        statement.setLong(2, id);
        statement.setLong(3, 1);
        statement.setLong(4, 8613000000000L + id % 1_000_000_000L);
        statement.setLong(5, id);
        statement.setNull(6, Types.BIGINT);
        statement.setLong(7, id >> 22);
        statement.setLong(8, (id >> 22) + 600_000);
        statement.setString(9, "杭州示例科技");
        statement.setString(10, "SMS_100000001");
        statement.setString(11, "【杭州示例科技】您的验证码为123456，5分钟内有效，请勿泄露给他人。");
        statement.setNull(12, Types.VARCHAR);
        statement.setNull(13, Types.VARCHAR);
        statement.setString(14, "2F6F7B0C-9C38-4F6E-8E7B-0C7F2F6F7B0C");
        statement.setString(15, "1-f45f0d966478");
        statement.setNull(16, Types.BIGINT);
        statement.setNull(17, Types.VARCHAR);
        statement.setNull(18, Types.BIGINT);
    }
}
