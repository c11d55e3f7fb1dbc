package dev.signet.platform.logging;

import dev.signet.rules.text.Unseen;
import java.util.function.IntPredicate;

/**
 * Values as they stand in a line of the log: what would end the line, steer the terminal or not be seen is written as in the
 * source of a program, with a backslash. Nobody who sends a text can make it look like a line of ours.
 */
final class LogText {

    private static final int DELETE = 0x7f;

    private LogText() {}

    /** For a line that ends where the text does. */
    static String inLine(String text) {
        return escaped(text, c -> c < ' ' || c >= DELETE && Unseen.isUnseen(c));
    }

    /** For what has lines of its own: our own announcements, and JSON, which writes line breaks as {@code \n} itself. */
    static String withLines(String text) {
        return escaped(text, c -> c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c >= DELETE && Unseen.isUnseen(c));
    }

    private static String escaped(String text, IntPredicate hidden) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (hidden.test(c)) {
                return escapedFrom(text, i, hidden);
            }
        }
        return text;
    }

    private static String escapedFrom(String text, int first, IntPredicate hidden) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        int c;
        for (int i = first; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (hidden.test(c)) {
                for (char unit : Character.toChars(c)) {
                    escaped.append(escape(unit));
                }
            } else {
                escaped.appendCodePoint(c);
            }
        }
        return escaped.toString();
    }

    private static String escape(char unit) {
        return switch (unit) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04X", (int) unit);
        };
    }
}
