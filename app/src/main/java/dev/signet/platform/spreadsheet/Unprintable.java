package dev.signet.platform.spreadsheet;

import dev.signet.rules.text.Unseen;

/**
 * Characters that nobody sees and no message can carry: control characters except tab and line breaks, byte order
 * marks, and what stands for no character ({@link Unseen#isMeaningless}). They come from other programs and from damage.
 */
public final class Unprintable {

    static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String ALLOWED_CONTROLS = "\t\r\n";

    private Unprintable() {}

    /** Where the first one stands, from 0; -1 where there is none. */
    public static int in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at(text, i)) {
                return i;
            }
        }
        return -1;
    }

    static boolean at(String text, int i) {
        char c = text.charAt(i);
        if (Character.isISOControl(c)) {
            return ALLOWED_CONTROLS.indexOf(c) < 0;
        }
        if (Character.isSurrogate(c)) {
            return !Character.isSurrogatePair(c, next(text, i)) && !Character.isSurrogatePair(previous(text, i), c);
        }
        return c == BYTE_ORDER_MARK || Unseen.isMeaningless(c);
    }

    private static char next(String text, int i) {
        return i + 1 < text.length() ? text.charAt(i + 1) : 0;
    }

    private static char previous(String text, int i) {
        return i > 0 ? text.charAt(i - 1) : 0;
    }

    /** The name of a character, for example {@code U+000B}. */
    public static String name(int character) {
        return "U+%04X".formatted(character);
    }
}
