package dev.signet.platform.spreadsheet;

/** Is told of every row, in order. */
@FunctionalInterface
public interface RowHandler {

    /** @param progress how much of the file is read, 0 to 1, as far as it can be told. What it throws ends the reading. */
    void row(SheetRow row, double progress);
}
