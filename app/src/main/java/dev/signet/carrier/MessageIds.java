package dev.signet.carrier;

import java.math.BigInteger;
import java.util.Locale;

/** Brings the two spellings that one carrier may use for one message id to a common one: that of its receipts. */
final class MessageIds {

    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    private MessageIds() {}

    static String answered(CarrierSettings.IdForm form, String id) {
        return switch (form) {
            case SAME -> id;
            case HEX_THEN_DECIMAL -> convert(id, HEXADECIMAL, DECIMAL);
            case DECIMAL_THEN_HEX -> convert(id, DECIMAL, HEXADECIMAL);
        };
    }

    static String inReceipt(CarrierSettings.IdForm form, String id) {
        return switch (form) {
            case SAME -> id;
            case HEX_THEN_DECIMAL -> convert(id, DECIMAL, DECIMAL);
            case DECIMAL_THEN_HEX -> convert(id, HEXADECIMAL, HEXADECIMAL);
        };
    }

    /** An id that is no number is left as it is: it may still match. */
    private static String convert(String id, int from, int to) {
        try {
            return new BigInteger(id, from).toString(to).toUpperCase(Locale.ROOT);
        } catch (NumberFormatException e) {
            return id;
        }
    }
}
