package dev.signet.sending.number;

import dev.signet.platform.text.MainlandNumbers;
import java.time.ZoneId;

/**
 * A valid mobile number.
 *
 * @param digits country code and number as one integer, for example 8613812345678
 * @param zone the receiver's time zone, as far as the number tells
 */
public record PhoneNumber(long digits, boolean domestic, ZoneId zone) {

    /** As callers see it: domestic numbers as 11 digits, others as country code and number. */
    public static String shown(long digits) {
        return MainlandNumbers.shown(Long.toString(digits));
    }

    public String e164() {
        return "+" + digits;
    }
}
