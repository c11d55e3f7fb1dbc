package dev.signet.rules.text;

import java.text.Normalizer;
import java.util.Locale;

/** What norms ask of a text. No list, limit or pattern of a norm lives here. */
public final class Texts {

    private static final int LONGEST_SURPLUS = 20;

    private Texts() {}

    /** Length as a reader counts it: one for a Chinese character, a letter, a digit, an emoji. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * The form in which words are looked for: full-width becomes half-width, letters lower case; blanks, zero-width and
     * other invisible characters are gone, so that {@code Ｔ e\u200Bst} reads {@code test}.
     */
    public static String normalise(String text) {
        if (isNormal(text)) {
            return text;
        }
        String normal = NormalForms.of(text);
        return normal == null
                ? strip(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                : normal;
    }

    private static boolean isNormal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c) || c >= 'A' && c <= 'Z') {
                return false;
            }
        }
        return true;
    }

    private static String strip(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int c;
        for (int at = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (isPlain(c) || !isInvisible(c)) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    /** What most texts are made of and everybody sees: ASCII but the blank, and the common Chinese characters. */
    public static boolean isPlain(int c) {
        return c > ' ' && c < 0x7f || c >= 0x4e00 && c <= 0x9fff;
    }

    /** Blanks, control, format (zero-width) and variation characters, see {@link Unseen}; not the mark of a variable. */
    public static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint) || Unseen.isUnseen(codePoint) && codePoint != TemplateText.HOLE;
    }

    public static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN
                && (Character.isLetter(codePoint) || codePoint == '〇');
    }

    public static boolean isLatinLetter(int codePoint) {
        return codePoint >= 'a' && codePoint <= 'z' || codePoint >= 'A' && codePoint <= 'Z';
    }

    public static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    /** Whether there is text and all of it is ASCII digits. */
    public static boolean onlyDigits(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Texts::isDigit);
    }

    /** Whether there is text and all of it is English letters. */
    public static boolean onlyLatinLetters(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Texts::isLatinLetter);
    }

    /** Whether no Chinese character is in it, but at least one English letter. */
    public static boolean onlyLatin(String text) {
        return text.codePoints().anyMatch(Texts::isLatinLetter)
                && text.codePoints().allMatch(c -> isLatinLetter(c) || isDigit(c));
    }

    /** Letters of scripts other than Han and English, in their order; empty when there are none. */
    public static String foreignLetters(String text) {
        return keep(text, c -> Character.isLetter(c) && !isHan(c) && !isLatinLetter(c) && !isDressed(c));
    }

    /**
     * Characters that are neither letters of any script nor ASCII digits, in their order; empty when there are none.
     * Full-width and otherwise dressed-up letters and digits count as symbols.
     */
    public static String symbols(String text) {
        return keep(text, c -> !Character.isLetter(c) && !isHan(c) && !isDigit(c) || isDressed(c));
    }

    private static boolean isDressed(int codePoint) {
        if (codePoint < 0x80 || isHan(codePoint)) {
            return false;
        }
        String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        return plain.codePoints().allMatch(c -> isLatinLetter(c) || isDigit(c));
    }

    /** What a text has beyond so many characters, after {@code …}; empty when it has no more. Of much, the beginning. */
    public static String surplus(String text, int most) {
        int length = length(text);
        if (length <= most) {
            return "";
        }
        int from = text.offsetByCodePoints(0, most);
        int to = text.offsetByCodePoints(from, Math.min(length - most, LONGEST_SURPLUS));
        return "…" + text.substring(from, to);
    }

    /** The text without the characters that the other holds. */
    public static String without(String text, String characters) {
        return keep(text, c -> characters.indexOf(c) < 0);
    }

    /** The text without the characters that the list holds, in whatever width. */
    public static String without(String text, WordList characters) {
        return keep(text, c -> !characters.contains(Character.toString(c)));
    }

    private static String keep(String text, java.util.function.IntPredicate test) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(test).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Whether every character of {@code part} occurs in {@code whole} in the same order; an empty part never does. */
    public static boolean isOrderedSubset(String part, String whole) {
        if (part.isEmpty()) {
            return false;
        }
        int next = 0;
        for (int i = 0; i < whole.length() && next < part.length(); i++) {
            if (whole.charAt(i) == part.charAt(next)) {
                next++;
            }
        }
        return next == part.length();
    }

    public static boolean isBlank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank();
    }
}
