package dev.signet.platform.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be shown of a secret or personal value in logs, screens and errors. */
public final class Masks {

    private static final int PHONE_HEAD = 3;
    private static final int PHONE_TAIL = 4;
    /** So many digits may be a phone number; in groups they are one where the groups are longer than those of a date. */
    private static final Pattern LIKE_A_PHONE = Pattern.compile("\\d{7,}|\\d{3,4}(?:[ .()-]{1,2}\\d{3,4}){2,}");

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

    /** Somebody else's text with all that may be a phone number in it masked. */
    public static String phonesIn(String text) {
        return LIKE_A_PHONE.matcher(text).replaceAll(found -> phone(found.group()));
    }
}
