package dev.signet.platform.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be shown of a secret or personal value in logs, screens and errors. */
public final class Masks {

    private static final int PHONE_HEAD = 3;
    private static final int PHONE_TAIL = 4;
    /** So many digits may be a phone number, whatever stands between them. */
    private static final int DIGITS_OF_A_PHONE = 7;
    /**
     * With its country's code a number has 9 digits or more, and 17 at most with a prefix: counts have fewer, ids more. In groups
     * they are one where the groups are longer than those of a date. The code of a template is none.
     */
    private static final Pattern LIKE_A_PHONE =
            Pattern.compile("(?<!SMS_|\\p{Nd})\\p{Nd}{9,17}(?!\\p{Nd})|\\d{3,4}(?:[ ./()-]{1,2}\\d{3,4}){2,}(?!\\d)"
                    + "|(?<!\\d)1[3-9]\\d[ ./()-]{1,2}\\d{8}(?!\\d)");

    private Masks() {}

    /** How many digits are shown at either end. */
    private record Ends(int head, int tail) {

        static Ends of(int digits) {
            if (digits >= PHONE_HEAD + PHONE_TAIL + PHONE_TAIL) {
                return new Ends(PHONE_HEAD, PHONE_TAIL);
            }
            int shown = Math.min(PHONE_HEAD + PHONE_TAIL, digits / 2);
            int tail = Math.min(PHONE_TAIL, shown);
            return new Ends(shown - tail, tail);
        }
    }

    /**
     * A phone number with its middle hidden: {@code 13812345678} becomes {@code 138****5678}. At least half of the
     * digits of a short number are hidden; nothing becomes the empty string.
     */
    public static String phone(@Nullable String number) {
        if (number == null || number.isEmpty()) {
            return "";
        }
        Ends ends = Ends.of(number.length());
        return number.substring(0, ends.head) + "****" + number.substring(number.length() - ends.tail);
    }

    /**
     * What somebody gave as a phone number, and may be nearly one: of seven digits or more, of whatever script, the middle
     * is hidden; what stands between them stays, to be recognized by: {@code tel:13812345678#} becomes
     * {@code tel:138****5678#}.
     */
    public static String nearPhone(String text) {
        int digits = (int) text.codePoints().filter(Character::isDigit).count();
        if (digits < DIGITS_OF_A_PHONE) {
            return text;
        }
        Ends ends = Ends.of(digits);
        StringBuilder masked = new StringBuilder();
        int seen = 0;
        for (int c : text.codePoints().toArray()) {
            boolean hidden = Character.isDigit(c) && ++seen > ends.head && seen <= digits - ends.tail;
            masked.appendCodePoint(hidden ? '*' : c);
        }
        return masked.toString();
    }

    /** Somebody else's text with all that may be a phone number in it masked. */
    public static String phonesIn(String text) {
        return LIKE_A_PHONE.matcher(text).replaceAll(found -> phone(found.group()));
    }

    /** The same, with what is known to be something else left as it is. */
    public static String phonesIn(String text, Pattern plain) {
        StringBuilder masked = new StringBuilder();
        Matcher known = plain.matcher(text);
        int from = 0;
        while (known.find()) {
            masked.append(phonesIn(text.substring(from, known.start()))).append(known.group());
            from = known.end();
        }
        return masked.append(phonesIn(text.substring(from))).toString();
    }
}
