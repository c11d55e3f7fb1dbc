package dev.signet.billing;

import dev.signet.platform.text.LookAlikes;
import java.util.regex.Pattern;

/**
 * The reference of something that was paid. However it is written, it is one payment: in full or half width, in capitals or
 * not, with dashes and blanks or without, in digits and letters of other scripts that look like them.
 */
public final class PaymentReference {

    private static final Pattern BETWEEN =
            Pattern.compile("[\\p{Z}\\p{C}\\s\\p{Pd}\\p{Pc}\\p{Mn}\\p{Lm}\\p{Sk}\\p{So}\u2043\u2212]");

    private PaymentReference() {}

    /** What all spellings have in common; empty where it says nothing. */
    public static String key(String reference) {
        StringBuilder key = new StringBuilder();
        BETWEEN.matcher(LookAlikes.skeleton(reference))
                .replaceAll("")
                .codePoints()
                .map(c -> Character.isDigit(c) ? Character.forDigit(Character.digit(c, 10), 10) : c)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
