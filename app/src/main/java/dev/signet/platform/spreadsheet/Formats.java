package dev.signet.platform.spreadsheet;

/** Number formats under which a number is what it looks like (S6.3-11). */
final class Formats {

    private static final String GENERAL = "General";
    private static final String TEXT = "@";

    private Formats() {}

    /** The cell for a number under a format; only General and Text leave it as it is. */
    static SheetCell of(SheetCell number, String format) {
        boolean plain = format.equalsIgnoreCase(GENERAL) || format.equals(TEXT);
        return plain || number.fault() != null ? number : new SheetCell(number.text(), SheetCell.Fault.FORMAT, format);
    }
}
