package dev.signet.figures;

import dev.signet.figures.Margins.Place;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table of margins: by days, by hours, or by months. */
enum FiguresTable {
    DAYS("figures_day", "day"),
    HOURS("figures_hour", "hour"),
    /** Of {@link Dimension#hasMonths} alone. */
    MONTHS("figures_month", "month");

    private static final int KEYS = 5;
    private static final int ROWS_AT_ONCE = 500;

    final String table;
    final String time;
    private final String add;

    FiguresTable(String table, String time) {
        this.table = table;
        this.time = time;
        this.add = "insert into " + table + " (account_id, dimension, " + time + ", value, detail, "
                + String.join(", ", Sums.COLUMNS) + ") values ("
                + String.join(", ", Collections.nCopies(KEYS + Sums.SIZE, "?")) + ") on duplicate key update "
                + Sums.COLUMNS.stream()
                        .map(column -> column + " = " + column + " + values(" + column + ")")
                        .collect(Collectors.joining(", "));
    }

    /** As months are stored: one more than the one before. */
    static int monthOf(LocalDate day) {
        return (int) day.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    /** As the column of time has it. */
    int first(LocalDate day) {
        return switch (this) {
            case DAYS -> (int) day.toEpochDay();
            case HOURS -> LocalHours.first(day);
            case MONTHS -> monthOf(day);
        };
    }

    /** For the caller's transaction; rows are locked in the order given. */
    void add(JdbcTemplate jdbc, Map<Place, Sums> margins) {
        List<Map.Entry<Place, Sums>> rows = margins.entrySet().stream()
                .filter(row -> !row.getValue().isZero())
                .toList();
        jdbc.batchUpdate(add, rows, ROWS_AT_ONCE, (statement, row) -> set(statement, row.getKey(), row.getValue()));
    }

    private static void set(PreparedStatement statement, Place place, Sums sums) throws SQLException {
        int column = 0;
        statement.setLong(++column, place.accountId());
        statement.setInt(++column, place.dimension().ordinal());
        statement.setInt(++column, place.time());
        statement.setString(++column, place.value());
        statement.setString(++column, place.detail());
        for (long value : sums.values) {
            statement.setLong(++column, value);
        }
    }
}
