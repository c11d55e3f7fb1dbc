package dev.signet.carrier.smpp;

import java.time.Duration;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;
import org.jspecify.annotations.Nullable;

/**
 * One short message to submit.
 *
 * @param source the access number with its extensions, digits only (at most 20, UP-3)
 * @param destination digits with country code
 * @param concatenated whether the octets start with a user data header
 * @param validity how long the carrier may try; null leaves it to the carrier
 * @param trace our own reference, carried in a vendor TLV where the carrier bears one; null to send none
 */
public record Submit(
        String source,
        String destination,
        TextCoding coding,
        byte[] octets,
        boolean concatenated,
        @Nullable Duration validity,
        @Nullable Trace trace) {

    /** @param tag a TLV tag from the vendor range 0x1400 to 0x3FFF */
    public record Trace(short tag, String value) {}

    private static final PDUComposer COMPOSER = new DefaultComposer();
    private static final OptionalParameter[] NO_PARAMETERS = {};
    private static final byte TON_UNKNOWN = 0;
    private static final byte TON_INTERNATIONAL = 1;
    private static final byte NPI_ISDN = 1;
    private static final byte UDH_INDICATOR = 0x40;
    private static final byte RECEIPT_ON_ANY_FINAL_STATE = 1;

    byte[] pdu(int sequence) throws PDUStringException {
        return COMPOSER.submitSm(
                sequence,
                null,
                TON_UNKNOWN,
                NPI_ISDN,
                source,
                TON_INTERNATIONAL,
                NPI_ISDN,
                destination,
                concatenated ? UDH_INDICATOR : 0,
                (byte) 0,
                (byte) 0,
                null,
                relative(validity),
                RECEIPT_ON_ANY_FINAL_STATE,
                (byte) 0,
                coding.dataCoding(),
                (byte) 0,
                octets,
                trace == null
                        ? NO_PARAMETERS
                        : new OptionalParameter[] {new OptionalParameter.OctetString(trace.tag(), trace.value())});
    }

    private static final int LENGTH_OF_TIME = 16;

    /** SMPP 3.4, 7.1.1: YYMMDDhhmmss, tenths, "00R" for a time relative to the carrier's clock. */
    static @Nullable String relative(@Nullable Duration validity) {
        if (validity == null || validity.isNegative() || validity.isZero()) {
            return null;
        }
        int days = (int) Math.min(validity.toDays(), 30);
        StringBuilder time = new StringBuilder(LENGTH_OF_TIME).append("0000");
        twoDigits(time, days);
        twoDigits(time, validity.toHoursPart());
        twoDigits(time, validity.toMinutesPart());
        twoDigits(time, validity.toSecondsPart());
        return time.append("000R").toString();
    }

    /** As {@code %02d}, which is a tenth of what a submission costs. */
    private static void twoDigits(StringBuilder to, int number) {
        to.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
