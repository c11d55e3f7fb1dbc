package dev.signet.sending.number;

import dev.signet.platform.text.MainlandNumbers;
import dev.signet.rules.text.Unseen;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The digits of a number as somebody wrote it.
 *
 * @param plus whether they are said to begin with a country code, by {@code +} or {@code 00}
 */
public record Dialled(String digits, boolean plus) {

    private static final int MOST_DIGITS = 20;
    private static final int FEWEST_OF_A_NUMBER = 3;
    private static final int MOST_OF_A_NUMBER = 15;
    /** RFC 3966 and RFC 3261, what MMS centres append, a trunk prefix in parentheses, and what separates digits. */
    private static final Pattern AROUND_DIGITS =
            Pattern.compile("(?i)^(?:tel|sms|sips?):|(?:[;@]|/TYPE=).*|\\(0\\)|[\\p{Z}\\p{Cf}\\p{Cc}\\p{Pd}./()]");
    /** The mainland's trunk prefix stands for its code, or beside it. */
    private static final Pattern TRUNK_PREFIX = Pattern.compile("^(?:86)?0(?:86(?=1\\d{10}$))?(?=[1-9])");

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

    /**
     * The number of 3 to 15 digits that a carrier's address stands for, however it is written: {@code +86 138…},
     * {@code 86-138…}, {@code tel:+86138…}, {@code 0138…}. Null when it is none.
     */
    public static @Nullable Dialled inAddress(String address) {
        String digitsAlone = onlyDigits(address)
                ? address
                : AROUND_DIGITS.matcher(Unseen.strip(address)).replaceAll("");
        Dialled written = of(digitsAlone);
        if (written == null) {
            return null;
        }
        String code = Integer.toString(MainlandNumbers.COUNTRY_CODE);
        String digits = TRUNK_PREFIX.matcher(written.digits).replaceFirst(code);
        boolean number =
                digits.length() >= FEWEST_OF_A_NUMBER && digits.length() <= MOST_OF_A_NUMBER && digits.charAt(0) != '0';
        return number ? new Dialled(digits, written.plus) : null;
    }

    /** The text without what stands around it unseen. */
    public static String bare(String text) {
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
