package dev.signet.bench;

import dev.signet.platform.node.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes many rows of one that the product wrote, inside the database: by expressions over {@code s.seq}. */
final class StoredRows {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Where the product's ids begin. */
    private static final long EPOCH = Ids.instantOf(0).toEpochMilli();

    private StoredRows() {}

    /** An id of an instant (an expression of milliseconds) that no other {@code s.seq} has. */
    static String id(String at) {
        return "((" + at + " - " + EPOCH + ") << 22 | s.seq % 4000000)";
    }

    /**
     * @param changed expressions by column; {@code t} is the row that the others are of
     * @param which the row, as a condition
     * @param sequence a table of the sequence engine
     * @param leftOut columns that the database gives a value itself
     */
    static void copy(
            Statement statement,
            String table,
            Map<String, String> changed,
            String which,
            String sequence,
            List<String> leftOut)
            throws SQLException {
        String[] name = table.split("\\.");
        List<String> columns = columns(statement, name[0], name[1]);
        columns.removeAll(leftOut);
        String values = columns.stream()
                .map(column -> changed.getOrDefault(column, "t." + column))
                .collect(Collectors.joining(", "));
        statement.executeUpdate("insert into " + table + " (" + String.join(", ", columns) + ") select " + values
                + " from " + table + " t join " + name[0] + "." + sequence + " s where " + which);
    }

    /** In their order. */
    static List<String> columns(Statement statement, String schema, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("select column_name from information_schema.columns where table_schema = '"
                        + schema + "' and table_name = '" + table + "' order by ordinal_position")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    /** Of messages, as they would be had the product run for these days: it makes them from its first day on. */
    static void partitions(Statement statement, int days) throws SQLException {
        try (ResultSet first = statement.executeQuery("select partition_name, partition_description from"
                + " information_schema.partitions where table_schema = 'signet_data' and table_name = 'sending_message'"
                + " order by partition_ordinal_position limit 1")) {
            first.next();
            String name = first.getString(1);
            String end = first.getString(2);
            LocalDate today = LocalDate.ofInstant(Instant.now(), CHINA);
            List<String> each = new ArrayList<>();
            for (int ago = days; ago > 0; ago--) {
                LocalDate day = today.minusDays(ago);
                each.add("partition p" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + " values less than ("
                        + Ids.lowestAt(day.plusDays(1).atStartOfDay(CHINA).toInstant()) + ")");
            }
            each.add("partition " + name + " values less than (" + end + ")");
            statement.execute("alter table signet_data.sending_message reorganize partition " + name + " into ("
                    + String.join(", ", each) + ")");
        }
    }
}
