package dev.signet.sending.store;

import java.util.OptionalLong;

/** The receipt id as callers know it: digits, a caret, digits. The number before the caret is what is stored. */
public final class BizId {

    private static final String SUFFIX = "^0";

    private BizId() {}

    public static String text(long id) {
        return id + SUFFIX;
    }

    /** Empty when it cannot be one of ours. */
    public static OptionalLong parse(String text) {
        String digits = text.endsWith(SUFFIX) ? text.substring(0, text.length() - SUFFIX.length()) : text;
        long id = Sql.id(digits);
        return id < 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
