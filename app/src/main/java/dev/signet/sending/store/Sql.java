package dev.signet.sending.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signet.platform.text.JsonText;
import dev.signet.platform.text.WholeNumber;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** Small helpers for statements over many rows. Only numbers and hexadecimal ever become part of a statement's text. */
public final class Sql {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Sql() {}

    /** An id as callers write it; -1, which no row has, for everything that is none. */
    public static long id(String text) {
        return WholeNumber.parseId(text).orElse(-1);
    }

    public static String list(Collection<Long> numbers) {
        StringBuilder list = new StringBuilder(numbers.size() * 15);
        for (long number : numbers) {
            list.append(list.isEmpty() ? "" : ",").append(number);
        }
        return list.toString();
    }

    static String hexList(Collection<Digest> digests) {
        StringBuilder list = new StringBuilder(digests.size() * 40);
        for (Digest digest : digests) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("x'")
                    .append(digest.hex())
                    .append('\'');
        }
        return list.toString();
    }

    /**
     * One statement for many rows with values of their own: {@code rows} becomes the JSON array that is the
     * statement's first parameter, to be read by {@code json_table}. A third of what a batch of single-row updates
     * costs the server. Rows are locked in the order given.
     */
    public static void update(JdbcTemplate jdbc, String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(sql, json(rows));
        }
    }

    public static String json(List<Object[]> rows) {
        return JsonText.write(JSON, rows);
    }

    public static void insert(JdbcTemplate jdbc, String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    /** Rows that know their columns, in one batch. */
    public static void insertRows(JdbcTemplate jdbc, String sql, List<? extends StoredRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(sql, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int i) throws SQLException {
                rows.get(i).to(new RowValues(statement));
            }

            @Override
            public int getBatchSize() {
                return rows.size();
            }
        });
    }
}
