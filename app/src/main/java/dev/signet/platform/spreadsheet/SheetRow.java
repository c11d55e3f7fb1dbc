package dev.signet.platform.spreadsheet;

import java.util.List;

/**
 * A row with at least one cell that is not empty.
 *
 * @param number as spreadsheet programs count, from 1
 * @param hidden people do not see it, for example because of a filter
 */
public record SheetRow(int number, List<SheetCell> cells, boolean hidden) {

    /** The cell at this position from 0; an empty one beyond the last. */
    public SheetCell cell(int column) {
        return column < cells.size() ? cells.get(column) : SheetCell.EMPTY;
    }
}
