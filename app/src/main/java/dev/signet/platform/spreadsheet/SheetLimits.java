package dev.signet.platform.spreadsheet;

/**
 * How much of a file is believed. What a file unfolds to is bounded, whatever it says of itself.
 *
 * @param columns the most columns of a row
 * @param cellLength the most characters of a cell; more of it is not read, and the cell is marked
 * @param unpackedBytes the most bytes a packed workbook may unfold to
 * @param ratio the most bytes that one packed byte may unfold to
 * @param parts the most files inside a workbook
 * @param textBytes the most memory for the texts that the cells of a workbook share
 */
public record SheetLimits(int columns, int cellLength, long unpackedBytes, int ratio, int parts, long textBytes) {

    /** Room for a million rows as people make them, and for no bomb. */
    public static final SheetLimits USUAL = new SheetLimits(100, 500, 256L << 20, 100, 1000, 96L << 20);
}
