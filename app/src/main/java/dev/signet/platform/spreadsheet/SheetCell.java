package dev.signet.platform.spreadsheet;

import org.jspecify.annotations.Nullable;

/**
 * One cell as text.
 *
 * @param text what stands in it; a number in General format without exponent
 * @param fault why the text cannot be relied on; null for an ordinary cell
 * @param format the cell's number format, where that is the fault; else empty
 */
public record SheetCell(String text, @Nullable Fault fault, String format) {

    static final SheetCell EMPTY = new SheetCell("", null, "");

    /** What is wrong with a cell. */
    public enum Fault {
        /** It is computed. */
        FORMULA,
        /** It is a number shown as something else: a date, money, a percentage. */
        FORMAT,
        /** It holds an error such as {@code #N/A}. */
        ERROR,
        /** It is a number with more digits than a spreadsheet keeps: the last ones are lost. */
        IMPRECISE,
        /** It holds a character that nobody sees and no message can carry ({@link Unprintable}). */
        CHARACTER,
        /** It has more characters than are read. */
        TOO_LONG
    }

    /** The cell of a text; byte order marks around it come from files that were put together, and say nothing. */
    public static SheetCell of(String written) {
        String text = withoutMarks(written);
        if (text.isEmpty()) {
            return EMPTY;
        }
        return new SheetCell(text, Unprintable.in(text) < 0 ? null : Fault.CHARACTER, "");
    }

    private static String withoutMarks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == Unprintable.BYTE_ORDER_MARK) {
            from++;
        }
        while (to > from && text.charAt(to - 1) == Unprintable.BYTE_ORDER_MARK) {
            to--;
        }
        return text.substring(from, to);
    }

    static SheetCell faulty(String text, Fault fault) {
        return new SheetCell(text, fault, "");
    }

    /** Whether there is anything in it. */
    public boolean isEmpty() {
        return fault == null && text.isBlank();
    }
}
