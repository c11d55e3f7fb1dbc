package dev.signet.platform.spreadsheet;

import java.util.regex.Pattern;

/**
 * Keeps text from being taken for a formula. A cell that begins with {@code = + - @}, a tab or a line break is computed
 * by spreadsheet programs, which may then run commands or send data away; a leading apostrophe makes it text. People put
 * one before digits, too, so that none is lost. A number below zero stays one, so that it is added up with the others.
 */
public final class Formulas {

    private static final String STARTS = "=+-@\t\r\n＝＋－＠";
    private static final Pattern BELOW_ZERO = Pattern.compile("-[0-9]+(\\.[0-9]+)?");
    private static final char QUOTE = '\'';

    private Formulas() {}

    /** The text as it may stand in a file; harmless text stays as it is. */
    public static String neutralised(String text) {
        return isFormula(text) || isQuoted(text) ? QUOTE + text : text;
    }

    /** The text that {@link #neutralised} was given, so that a file that we wrote can be sent back to us. */
    public static String restored(String text) {
        return isQuoted(text) ? text.substring(1) : text;
    }

    /** Whether its first character is an apostrophe that stands for "this is text". */
    private static boolean isQuoted(String text) {
        int quotes = 0;
        while (quotes < text.length() && text.charAt(quotes) == QUOTE) {
            quotes++;
        }
        String rest = text.substring(quotes);
        return quotes > 0 && (isFormula(rest) || isDigits(rest) || isBelowZero(rest));
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 && !isBelowZero(text);
    }

    private static boolean isBelowZero(String text) {
        return BELOW_ZERO.matcher(text).matches();
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
