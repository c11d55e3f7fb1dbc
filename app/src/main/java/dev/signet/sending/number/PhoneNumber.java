package dev.signet.sending.number;

import dev.signet.platform.text.MainlandNumbers;
import dev.signet.rules.fact.Vendor;
import java.time.ZoneId;

/**
 * A valid mobile number.
 *
 * @param digits country code and number as one integer, for example 8613812345678
 * @param zone the receiver's time zone, as far as the number tells
 * @param place what it is counted under: on the mainland its province (ISO 3166-2, {@code CN-GD}), or {@code CN} where its
 *     prefix tells none; elsewhere its country (ISO 3166-1, alpha-2), empty where the number does not tell
 * @param vendor its network by its range; only a hint, as numbers are ported
 */
public record PhoneNumber(long digits, boolean domestic, ZoneId zone, String place, Vendor vendor) {

    /** As callers see it: domestic numbers as 11 digits, others as country code and number. */
    public static String shown(long digits) {
        return MainlandNumbers.shown(Long.toString(digits));
    }

    public String e164() {
        return "+" + digits;
    }
}
