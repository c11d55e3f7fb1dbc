package dev.signet.platform.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of cells in General format, as their owner sees them with enough room. */
final class Numbers {

    /** Spreadsheets keep this many digits; of a longer number the rest is lost. */
    private static final MathContext KEPT = new MathContext(15);

    private static final double LOST_FROM = 1e15;

    private Numbers() {}

    /** The cell for a number as it is written inside a workbook, for example {@code 1.38E10}. */
    static SheetCell cell(String written) {
        if (isShortInteger(written)) {
            return SheetCell.of(written);
        }
        try {
            return cell(Double.parseDouble(written));
        } catch (NumberFormatException e) {
            return SheetCell.faulty(written, SheetCell.Fault.ERROR);
        }
    }

    static SheetCell cell(double value) {
        if (!Double.isFinite(value)) {
            return SheetCell.faulty(Double.toString(value), SheetCell.Fault.ERROR);
        }
        if (Math.abs(value) >= LOST_FROM) {
            return SheetCell.faulty(Double.toString(value), SheetCell.Fault.IMPRECISE);
        }
        BigDecimal kept = BigDecimal.valueOf(value).round(KEPT);
        return SheetCell.of(kept.signum() == 0 ? "0" : kept.stripTrailingZeros().toPlainString());
    }

    private static boolean isShortInteger(String text) {
        if (text.isEmpty() || text.length() > KEPT.getPrecision() || text.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
