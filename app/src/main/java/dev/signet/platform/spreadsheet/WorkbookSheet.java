package dev.signet.platform.spreadsheet;

import java.util.List;

/**
 * One sheet of a workbook that has several.
 *
 * @param name at most 31 characters
 * @param rows below the header; cells of numbers as {@link java.math.BigDecimal} reads them, empty ones for none
 */
public record WorkbookSheet(String name, List<Column> columns, RowSource rows) {

    public WorkbookSheet {
        columns = List.copyOf(columns);
    }

    /** What a column holds. */
    public enum Kind {
        TEXT("@"),
        NUMBER("#,##0"),
        /** In yuan. */
        MONEY("#,##0.00####"),
        /** Given as a part of one: {@code 0.6} is shown as 60.00%. */
        PERCENT("0.00%");

        private final String format;

        Kind(String format) {
            this.format = format;
        }

        String format() {
            return format;
        }
    }

    /** A column with its title. */
    public record Column(String title, Kind kind) {}
}
