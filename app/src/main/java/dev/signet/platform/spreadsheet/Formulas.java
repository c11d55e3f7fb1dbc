package dev.signet.platform.spreadsheet;

/**
 * Keeps text from being taken for a formula. A cell that begins with {@code = + - @}, a tab or a line break is computed
 * by spreadsheet programs, which may then run commands or send data away; a leading apostrophe makes it text.
 */
public final class Formulas {

    private static final String STARTS = "=+-@\t\r\n＝＋－＠";
    private static final char QUOTE = '\'';

    private Formulas() {}

    /** The text as it may stand in a file; harmless text stays as it is. */
    public static String neutralised(String text) {
        return isFormula(text, 0) ? QUOTE + text : text;
    }

    /** The text that {@link #neutralised} was given, so that a file that we wrote can be sent back to us. */
    public static String restored(String text) {
        return text.length() > 1 && text.charAt(0) == QUOTE && isFormula(text, 1) ? text.substring(1) : text;
    }

    private static boolean isFormula(String text, int at) {
        return text.length() > at && STARTS.indexOf(text.charAt(at)) >= 0;
    }
}
