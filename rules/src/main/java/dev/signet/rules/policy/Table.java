package dev.signet.rules.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CSV table an officer keeps: the first line names the columns. */
public final class Table {

    private final String file;
    private final List<String> columns;
    private final List<Row> rows;

    Table(String file, List<String> columns, List<Row> rows) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    public String file() {
        return file;
    }

    public List<String> columns() {
        return columns;
    }

    public List<Row> rows() {
        return rows;
    }

    /** The first row that has this value in this column. */
    public Optional<Row> row(String column, String value) {
        return rows.stream().filter(row -> row.get(column).equals(value)).findFirst();
    }

    /** All rows that have this value in this column. */
    public List<Row> rows(String column, String value) {
        return rows.stream().filter(row -> row.get(column).equals(value)).toList();
    }

    /** All rows that have both values in both columns. */
    public List<Row> rows(String column, String value, String otherColumn, String otherValue) {
        return rows(column, value).stream()
                .filter(row -> row.get(otherColumn).equals(otherValue))
                .toList();
    }

    /** One line of a table; {@code line} is its number in the file. */
    public record Row(int line, Map<String, String> cells) {

        public Row {
            cells = Map.copyOf(cells);
        }

        /** The trimmed text of a cell, empty when nothing is written there. */
        public String get(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("no column " + column + "; columns are " + cells.keySet());
            }
            return cell;
        }

        /** What is in a cell whose parts are joined by {@code |}, each without blanks around it; empty ones left out. */
        public List<String> parts(String column) {
            return Arrays.stream(get(column).split("\\|"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        public boolean has(String column) {
            return !get(column).isEmpty();
        }
    }
}
