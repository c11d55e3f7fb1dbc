package dev.signet.platform.text;

import dev.signet.rules.text.Unseen;
import java.util.function.IntPredicate;

/**
 * What every text is held to, whichever door it comes in by; of the characters that nobody can see ({@link Unseen}) a text
 * may hold more or fewer, by what it is for. Places count characters, from 0; -1 says that there is none.
 */
public final class PlainText {

    private static final String LAYOUT = "\t\n\r";
    private static final char FULL_WIDTH_BLANK = '\u3000';
    private static final char FIRST_JOINER = '\u200C';
    private static final char LAST_MARK = '\u200F';

    private PlainText() {}

    /** The beginning of a text, in UTF-16 units; no half of a pair stays behind. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** The first character that no text may hold: controls but line breaks and tabs, and what stands for no character. */
    public static int corrupt(String text) {
        return first(text, PlainText::isCorrupt);
    }

    /**
     * The first character that hides something from a reader, or turns round what he reads: also zero-width ones, overrides
     * of direction and the like. Blanks of all widths, joiners, and marks that shape the character before them, as emoji and
     * many scripts need them, may stand in what people write for people.
     */
    public static int hidden(String text) {
        return first(text, PlainText::isHidden);
    }

    /**
     * The text without what stands hidden around it, as copying leaves it there; nothing of one that has only blanks of
     * unusual kinds to show. What no text may hold stays.
     */
    public static String bare(String text) {
        String bare = Unseen.strip(text, c -> isHidden(c) && !isCorrupt(c));
        return !bare.isBlank() && isBlank(bare) ? "" : bare;
    }

    /** Whether there is nothing to read: no text, or blanks of whatever kind alone. */
    public static boolean isBlank(String text) {
        return Unseen.strip(text).isEmpty();
    }

    /** Whether it is one line in which all can be seen, as names are; the full-width blank of Chinese names may be in it. */
    public static boolean isName(String text) {
        return first(text, c -> c < ' ' || c != FULL_WIDTH_BLANK && Unseen.isUnseen(c)) < 0;
    }

    /** What to say of the character at this place, after the name of what holds it. */
    public static String complaint(String text, int place) {
        return "has U+%04X at position %d, a character that cannot be seen; delete it, or type the text again"
                .formatted(text.codePointAt(text.offsetByCodePoints(0, place)), place + 1);
    }

    private static boolean isCorrupt(int c) {
        return Character.isISOControl(c) && LAYOUT.indexOf(c) < 0 || Unseen.isMeaningless(c);
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        boolean usual = type == Character.SPACE_SEPARATOR
                || type == Character.NON_SPACING_MARK
                || c >= FIRST_JOINER && c <= LAST_MARK;
        return !usual && Unseen.isUnseen(c);
    }

    private static int first(String text, IntPredicate sought) {
        int place = 0;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (sought.test(c)) {
                return place;
            }
            place++;
        }
        return -1;
    }
}
