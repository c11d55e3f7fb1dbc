package dev.signet.carrier.smpp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The octets of a text without their header, and where they stand in a long one: by an element of the user data header
 * (GSM 03.40, 9.2.3.24), whatever other elements stand before it, or by the {@code sar_*} parameters (SMPP 3.4, 5.3.2.22).
 *
 * @param segment null when the text stands alone
 * @param sound false where the octets claim a header that they do not have: they are all kept then
 */
public record UserData(byte[] octets, @Nullable Segment segment, boolean sound) {

    /** No header was seen to be longer; a letter that is taken for a length says more. */
    private static final int LONGEST_HEADER = 0x20;

    private static final int CONCATENATED = 0x00;
    private static final int CONCATENATED_16_BIT = 0x08;
    private static final int SAR_REFERENCE = 0x020C;
    private static final int SAR_TOTAL = 0x020E;
    private static final int SAR_NUMBER = 0x020F;

    /**
     * @param reference the same for all parts of one text
     * @param number from 1
     */
    public record Segment(int reference, int total, int number) {

        private static @Nullable Segment of(int reference, int total, int number) {
            boolean one = total > 1 && total <= 0xFF && number >= 1 && number <= total && reference >= 0;
            return one ? new Segment(reference, total, number) : null;
        }
    }

    public static UserData of(Delivered pdu) {
        byte[] octets = pdu.octets();
        Segment bySar = Segment.of(pdu.number(SAR_REFERENCE), pdu.number(SAR_TOTAL), pdu.number(SAR_NUMBER));
        if (!pdu.hasHeader()) {
            return new UserData(octets, bySar, true);
        }
        int end = octets.length == 0 ? 0 : (octets[0] & 0xFF) + 1;
        if (!isHeader(octets, end, DataCoding.of(pdu.dataCoding()) == DataCoding.UCS2)) {
            return new UserData(octets, bySar, octets.length == 0);
        }
        Segment byHeader = segment(octets, end);
        return new UserData(Arrays.copyOfRange(octets, end, octets.length), byHeader == null ? bySar : byHeader, true);
    }

    /** Some carriers flag a header where the text begins at once. */
    private static boolean isHeader(byte[] octets, int end, boolean ucs2) {
        boolean cutsCharacters = ucs2 && octets.length % 2 == 0 && end % 2 == 1;
        return end >= 1 && end <= octets.length && !cutsCharacters && (end <= LONGEST_HEADER || isFilled(octets, end));
    }

    private static boolean isFilled(byte[] octets, int end) {
        int at = 1;
        while (at + 2 <= end) {
            at += 2 + (octets[at + 1] & 0xFF);
        }
        return at == end;
    }

    private static @Nullable Segment segment(byte[] octets, int end) {
        for (int at = 1; at + 2 <= end; at += 2 + (octets[at + 1] & 0xFF)) {
            int element = octets[at] & 0xFF;
            int length = octets[at + 1] & 0xFF;
            int value = at + 2;
            if (element == CONCATENATED && length == 3 && value + length <= end) {
                return Segment.of(octets[value] & 0xFF, octets[value + 1] & 0xFF, octets[value + 2] & 0xFF);
            }
            if (element == CONCATENATED_16_BIT && length == 4 && value + length <= end) {
                int reference = (octets[value] & 0xFF) << 8 | octets[value + 1] & 0xFF;
                return Segment.of(reference, octets[value + 2] & 0xFF, octets[value + 3] & 0xFF);
            }
        }
        return null;
    }
}
