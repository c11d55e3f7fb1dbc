package dev.signet.rules.text;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Characters that a reader cannot see in a text, cannot tell from an ordinary blank, or cannot read: Unicode's format
 * characters (zero-width, direction marks), what it lets a font leave out, control characters, every blank but the usual
 * one, and what stands for no character at all ({@link #isMeaningless}). At the edges of numbers and names they mean
 * nothing; in a sentence about a text they are written as {@code [U+200B@4]}, code and place, or else nobody could find
 * them. Norms say which of them a text may hold all the same.
 */
public final class Unseen {

    private static final int FIRST = 0x7f;

    private Unseen() {}

    /** Whether the character cannot be seen; blanks, tabs and line breaks as everybody types them are not meant. */
    public static boolean isUnseen(int c) {
        if (c < FIRST) {
            return c < ' ' && c != '\t' && c != '\n' && c != '\r';
        }
        return isBlank(c) || Character.getType(c) == Character.FORMAT || isIgnorable(c) || isMeaningless(c);
    }

    /**
     * What stands for no character: half of a pair, a code point that Unicode never gives to any, and those for private
     * use, which mean what each font likes, here {@link TemplateText#HOLE}.
     */
    public static boolean isMeaningless(int c) {
        int type = Character.getType(c);
        return type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || c >= 0xfdd0 && c <= 0xfdef
                || (c & 0xfffe) == 0xfffe;
    }

    private static boolean isBlank(int c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c) || c == 0x2800;
    }

    /** The property Default_Ignorable_Code_Point of Unicode 15, as far as it is not format. */
    private static boolean isIgnorable(int c) {
        return c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || c >= 0x180b && c <= 0x180f
                || c == 0x2065
                || c == 0x3164
                || c >= 0xfe00 && c <= 0xfe0f
                || c == 0xffa0
                || c >= 0xfff0 && c <= 0xfff8
                || c >= 0xe0000 && c <= 0xe0fff;
    }

    /** The text without blanks and unseen characters at its beginning and end. */
    public static String strip(String text) {
        return strip(text, c -> c <= ' ' || isUnseen(c) && !isMeaningless(c));
    }

    /** The text without such characters at its beginning and end. */
    public static String strip(String text, IntPredicate around) {
        int start = 0;
        int end = text.length();
        while (start < end && around.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && around.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return start == 0 && end == text.length() ? text : text.substring(start, end);
    }

    /** The text as it may stand in a sentence: every unseen character by its code and its place in the text, from 1. */
    public static String shown(String text) {
        return hasAny(text) ? written(text, place -> place) : text;
    }

    /** A part of a text, such as its unusual characters, with the places that unseen ones have in the whole. */
    public static String shown(String part, String whole) {
        if (!hasAny(part)) {
            return part;
        }
        return part.codePoints()
                .mapToObj(c -> isUnseen(c) ? "[" + code(c) + "@" + places(c, whole) + "]" : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** A finished sentence: what it holds that cannot be seen, by its code; places in a sentence mean nothing. */
    public static String marked(String sentence) {
        return hasAny(sentence) ? written(sentence, place -> 0) : sentence;
    }

    private static boolean hasAny(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if ((c < ' ' || c >= FIRST) && isUnseen(c)) {
                return true;
            }
        }
        return false;
    }

    private static String written(String text, IntUnaryOperator place) {
        StringBuilder written = new StringBuilder(text.length() + 16);
        int at = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            at++;
            if (!isUnseen(c)) {
                written.appendCodePoint(c);
            } else {
                int told = place.applyAsInt(at);
                written.append('[')
                        .append(code(c))
                        .append(told == 0 ? "" : "@" + told)
                        .append(']');
            }
        }
        return written.toString();
    }

    private static String places(int c, String whole) {
        int[] characters = whole.codePoints().toArray();
        return IntStream.range(0, characters.length)
                .filter(i -> characters[i] == c)
                .mapToObj(i -> String.valueOf(i + 1))
                .collect(Collectors.joining(","));
    }

    private static String code(int c) {
        return String.format("U+%04X", c);
    }
}
