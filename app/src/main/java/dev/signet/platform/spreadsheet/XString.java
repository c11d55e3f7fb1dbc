package dev.signet.platform.spreadsheet;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a workbook writes text (ECMA-376 part 1, 22.9.2.19, {@code ST_Xstring}): {@code _x000D_} stands for the character
 * with that number, {@code _x005F_} for an underscore that would otherwise begin such a mark. Read from left to right,
 * once: {@code _x005F_x000D_} is the text {@code _x000D_}.
 */
final class XString {

    /** The most characters that are written for one. */
    static final int LONGEST_MARK = 7;

    private static final Pattern MARK = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final int HEX = 16;

    private XString() {}

    /** The text that was meant. */
    static String decoded(String written) {
        return written.contains("_x")
                ? MARK.matcher(written).replaceAll(mark -> java.util.regex.Matcher.quoteReplacement(character(mark)))
                : written;
    }

    private static String character(MatchResult mark) {
        return String.valueOf((char) Integer.parseInt(mark.group(1), HEX));
    }

    /** The text as it is written into a workbook, with marks for what XML cannot hold. */
    static String encoded(String text) {
        if (!text.contains("_x") && Unprintable.in(text) < 0) {
            return text;
        }
        StringBuilder written = new StringBuilder(text.length() + LONGEST_MARK);
        for (int i = 0; i < text.length(); i++) {
            if (Unprintable.at(text, i) || wouldBeginMark(text, i)) {
                written.append("_x%04X_".formatted((int) text.charAt(i)));
            } else {
                written.append(text.charAt(i));
            }
        }
        return written.toString();
    }

    /** The mark of a character that cannot be printed begins with an underscore, too. */
    private static boolean wouldBeginMark(String text, int i) {
        int end = i + LONGEST_MARK - 1;
        return end < text.length()
                && (text.charAt(end) == '_' || Unprintable.at(text, end))
                && MARK.matcher(text.substring(i, end) + '_').matches();
    }
}
