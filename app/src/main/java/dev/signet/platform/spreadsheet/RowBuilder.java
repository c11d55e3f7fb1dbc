package dev.signet.platform.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Puts the cells of a workbook's sheet together to rows, and holds the file to its order and limits. */
final class RowBuilder {

    private final SheetLimits limits;
    private final RowHandler handler;
    private final DoubleSupplier progress;
    private List<SheetCell> cells = new ArrayList<>();
    private int number;
    private boolean hidden;
    private boolean content;

    RowBuilder(SheetLimits limits, RowHandler handler, DoubleSupplier progress) {
        this.limits = limits;
        this.handler = handler;
        this.progress = progress;
    }

    /** The number of the running row; 0 before the first. */
    int number() {
        return number;
    }

    /** How many cells the running row has so far. */
    int columns() {
        return cells.size();
    }

    void begin(int row, boolean isHidden) {
        if (row <= number || row > SheetWriter.XLSX_ROWS) {
            throw UnreadableSheet.because("damaged");
        }
        number = row;
        hidden = isHidden;
    }

    /** @param column from 0 */
    void cell(int column, SheetCell cell) {
        if (number == 0 || column < cells.size()) {
            throw UnreadableSheet.because("damaged");
        }
        if (cell.isEmpty()) {
            return;
        }
        if (column >= limits.columns()) {
            throw UnreadableSheet.because("columns", number, column + 1, limits.columns());
        }
        while (cells.size() < column) {
            cells.add(SheetCell.EMPTY);
        }
        cells.add(cell);
        content = true;
    }

    /** Hands the running row over, if there is anything in it. */
    void end() {
        if (content) {
            List<SheetCell> row = cells;
            cells = new ArrayList<>(row.size());
            content = false;
            handler.row(new SheetRow(number, row, hidden), Math.max(0, Math.min(1, progress.getAsDouble())));
        }
    }
}
