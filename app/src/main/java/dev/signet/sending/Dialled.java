package dev.signet.sending;

import dev.signet.rules.Unseen;
import org.jspecify.annotations.Nullable;

/**
 * The digits of a number as somebody wrote it.
 *
 * @param plus whether they are said to begin with a country code, by {@code +} or {@code 00}
 */
record Dialled(String digits, boolean plus) {

    private static final int MOST_DIGITS = 20;

    /** Null when it is anything but a plus and up to 20 digits; what stands around them unseen does not count. */
    static @Nullable Dialled of(String text) {
        String digits = bare(text);
        boolean plus = digits.startsWith("+");
        digits = plus ? digits.substring(1) : digits;
        if (digits.length() > MOST_DIGITS || !onlyDigits(digits)) {
            return null;
        }
        return !plus && digits.startsWith("00") ? new Dialled(digits.substring(2), true) : new Dialled(digits, plus);
    }

    /** The text without what stands around it unseen. */
    static String bare(String text) {
        boolean plain = !text.isEmpty() && isPlain(text.charAt(0)) && isPlain(text.charAt(text.length() - 1));
        return plain ? text : Unseen.strip(text);
    }

    /** Whether there is text and all of it is ASCII digits: those of other scripts are not what the caller sees here. */
    static boolean onlyDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f;
    }
}
