package dev.signet.sending;

import java.time.ZoneId;

/**
 * A valid mobile number.
 *
 * @param digits country code and number as one integer, for example 8613812345678
 * @param zone the receiver's time zone, as far as the number tells
 */
public record PhoneNumber(long digits, boolean domestic, ZoneId zone) {

    private static final long MAINLAND = 86_00000000000L;

    /** As callers see it: domestic numbers as 11 digits, others as country code and number. */
    public static String shown(long digits) {
        return isMainland(digits) ? String.valueOf(digits - MAINLAND) : String.valueOf(digits);
    }

    private static boolean isMainland(long digits) {
        return digits >= MAINLAND + 1_00000_00000L && digits < MAINLAND + 2_00000_00000L;
    }

    static long mainland(long elevenDigits) {
        return MAINLAND + elevenDigits;
    }

    String e164() {
        return "+" + digits;
    }
}
