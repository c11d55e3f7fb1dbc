package dev.signet.platform;

import org.jspecify.annotations.Nullable;

/** What may be shown of a secret or personal value in logs, screens and errors. */
public final class Masks {

    private static final int PHONE_HEAD = 3;
    private static final int PHONE_TAIL = 4;

    private Masks() {}

    /**
     * A phone number with its middle hidden: {@code 13812345678} becomes {@code 138****5678}. At least half of the
     * digits of a short number are hidden; nothing becomes the empty string.
     */
    public static String phone(@Nullable String number) {
        if (number == null || number.isEmpty()) {
            return "";
        }
        int shown = Math.min(PHONE_HEAD + PHONE_TAIL, number.length() / 2);
        int tail = Math.min(PHONE_TAIL, shown);
        int head = shown - tail;
        if (number.length() >= PHONE_HEAD + PHONE_TAIL + PHONE_TAIL) {
            head = PHONE_HEAD;
            tail = PHONE_TAIL;
        }
        return number.substring(0, head) + "****" + number.substring(number.length() - tail);
    }
}
