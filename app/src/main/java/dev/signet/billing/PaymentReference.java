package dev.signet.billing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The reference of something that was paid. However it is written, it is one payment: in full or half width, in capitals or
 * not, with dashes and blanks or without.
 */
public final class PaymentReference {

    private static final Pattern BETWEEN = Pattern.compile("[\\p{Z}\\p{C}\\s\\p{Pd}\\p{Pc}\u2212]");

    private PaymentReference() {}

    /** What all spellings have in common; empty where it says nothing. */
    public static String key(String reference) {
        String narrow = Normalizer.normalize(reference, Normalizer.Form.NFKC);
        String folded = narrow.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return BETWEEN.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                .replaceAll("");
    }
}
