package dev.signet.sending;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.signet.platform.MainlandNumbers;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers in every form the send actions take (CN-1): 11 domestic digits, with or without {@code +86},
 * {@code 86}, {@code 0086}; others as country code and number, with or without {@code +} or {@code 00}.
 *
 * <p>Whether a mainland number exists is decided by its first five digits (domain-rules 8.1), so that the answer is
 * remembered for each of them and the hot path parses nothing.
 */
public final class PhoneNumbers {

    private static final ZoneId MAINLAND_ZONE = ZoneId.of("Asia/Shanghai");
    private static final int DECIDING_DIGITS = 5;
    private static final byte UNKNOWN = 0;
    private static final byte VALID = 1;
    private static final byte INVALID = 2;

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    /** Racy on purpose: every thread computes the same answer. */
    private static final byte[] MAINLAND_RANGES = new byte[100_000];

    private PhoneNumbers() {}

    /** The number, or null when there is no such mobile number. */
    public static @Nullable PhoneNumber parse(String text) {
        String digits = text.strip();
        boolean plus = digits.startsWith("+");
        digits = plus ? digits.substring(1) : digits;
        if (digits.isEmpty() || digits.length() > 20 || !onlyDigits(digits)) {
            return null;
        }
        if (!plus && digits.startsWith("00")) {
            digits = digits.substring(2);
            plus = true;
        }
        if (MainlandNumbers.withCode(digits)) {
            return mainland(MainlandNumbers.shown(digits));
        }
        if (MainlandNumbers.withoutCode(digits) && !plus) {
            PhoneNumber domestic = mainland(digits);
            if (domestic != null) {
                return domestic;
            }
        }
        PhoneNumber foreign = foreign(digits);
        return foreign == null && MainlandNumbers.withoutCode(digits) ? mainland(digits) : foreign;
    }

    /**
     * As {@link #parse}, for a message that can go to the mainland only: eleven digits that begin with 1 are then meant
     * as a mainland number and never as one of North America.
     */
    public static @Nullable PhoneNumber parseMainland(String text) {
        PhoneNumber number = parse(text);
        if (number == null || number.domestic()) {
            return number;
        }
        return MainlandNumbers.withoutCode(text.strip()) ? null : number;
    }

    private static boolean onlyDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** @param digits without country code */
    private static @Nullable PhoneNumber mainland(String digits) {
        int range = Integer.parseInt(digits.substring(0, DECIDING_DIGITS));
        byte known = MAINLAND_RANGES[range];
        if (known == UNKNOWN) {
            known = isMainlandMobile(digits) ? VALID : INVALID;
            MAINLAND_RANGES[range] = known;
        }
        return known == VALID
                ? new PhoneNumber(Long.parseLong(MainlandNumbers.addCode(digits)), true, MAINLAND_ZONE)
                : null;
    }

    private static boolean isMainlandMobile(String digits) {
        Phonenumber.PhoneNumber number = new Phonenumber.PhoneNumber()
                .setCountryCode(MainlandNumbers.COUNTRY_CODE)
                .setNationalNumber(Long.parseLong(digits));
        return LIBRARY.getNumberType(number) == PhoneNumberUtil.PhoneNumberType.MOBILE;
    }

    private static @Nullable PhoneNumber foreign(String digits) {
        try {
            Phonenumber.PhoneNumber number = LIBRARY.parse("+" + digits, null);
            if (number.getCountryCode() == MainlandNumbers.COUNTRY_CODE
                    || !LIBRARY.isValidNumber(number)
                    || !mobile(number)) {
                return null;
            }
            String e164 = LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
            return new PhoneNumber(Long.parseLong(e164.substring(1)), false, ZoneOffset.UTC);
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static boolean mobile(Phonenumber.PhoneNumber number) {
        return switch (LIBRARY.getNumberType(number)) {
            case MOBILE, FIXED_LINE_OR_MOBILE, UNKNOWN, PAGER, PERSONAL_NUMBER, VOIP -> true;
            default -> false;
        };
    }
}
