package dev.signet.sending;

import java.util.OptionalLong;

/** The receipt id as callers know it: digits, a caret, digits. The number before the caret is what is stored. */
final class BizId {

    private static final String SUFFIX = "^0";
    private static final int MOST_DIGITS = 18;

    private BizId() {}

    static String text(long id) {
        return id + SUFFIX;
    }

    /** Empty when it cannot be one of ours. */
    static OptionalLong parse(String text) {
        String digits = text.endsWith(SUFFIX) ? text.substring(0, text.length() - SUFFIX.length()) : text;
        boolean number = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }
}
