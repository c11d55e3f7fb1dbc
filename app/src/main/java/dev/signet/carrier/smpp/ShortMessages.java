package dev.signet.carrier.smpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into what fits a short message. A long one becomes parts with a user data header (GSM 03.40, eight-bit
 * reference); neither a GSM-7 escape pair (BL-6) nor a surrogate pair is cut in two.
 */
public final class ShortMessages {

    static final int HEADER_OCTETS = 6;
    private static final int GSM7_SINGLE = 160;
    private static final int GSM7_PART = 153;
    private static final int UCS2_SINGLE = 140;
    private static final int UCS2_PART = 134;

    private ShortMessages() {}

    /** The short messages of one text, in order: octets ready for {@code short_message}, header included. */
    public record Coded(TextCoding coding, List<byte[]> parts) {

        public boolean isLong() {
            return parts.size() > 1;
        }
    }

    /**
     * @param gsm7Allowed domestic messages are counted by 70 and 67 whatever their characters, so they always go as UCS2
     * @param reference tells the parts of one long message from those of another to the same phone
     */
    public static Coded encode(String text, boolean gsm7Allowed, int reference) {
        byte[] septets = gsm7Allowed ? Gsm7.encode(text) : null;
        if (septets != null) {
            return new Coded(TextCoding.GSM7, cut(septets, GSM7_SINGLE, GSM7_PART, ShortMessages::septetCut, reference));
        }
        byte[] units = text.getBytes(StandardCharsets.UTF_16BE);
        return new Coded(TextCoding.UCS2, cut(units, UCS2_SINGLE, UCS2_PART, ShortMessages::unitCut, reference));
    }

    private interface Cut {
        /** Where to end a part that may reach at most {@code end}. */
        int before(byte[] octets, int end);
    }

    private static int septetCut(byte[] octets, int end) {
        return octets[end - 1] == Gsm7.ESC ? end - 1 : end;
    }

    private static int unitCut(byte[] octets, int end) {
        boolean highSurrogateLast = (octets[end - 2] & 0xFC) == 0xD8;
        return highSurrogateLast ? end - 2 : end;
    }

    private static List<byte[]> cut(byte[] octets, int single, int part, Cut cut, int reference) {
        if (octets.length <= single) {
            return List.of(octets);
        }
        List<int[]> ranges = new ArrayList<>();
        for (int from = 0; from < octets.length; ) {
            int end = Math.min(from + part, octets.length);
            end = end == octets.length ? end : cut.before(octets, end);
            ranges.add(new int[] {from, end});
            from = end;
        }
        List<byte[]> parts = new ArrayList<>(ranges.size());
        for (int[] range : ranges) {
            parts.add(withHeader(octets, range, reference, ranges.size(), parts.size() + 1));
        }
        return List.copyOf(parts);
    }

    private static byte[] withHeader(byte[] octets, int[] range, int reference, int total, int number) {
        byte[] part = new byte[HEADER_OCTETS + range[1] - range[0]];
        part[0] = 5;
        part[1] = 0;
        part[2] = 3;
        part[3] = (byte) reference;
        part[4] = (byte) total;
        part[5] = (byte) number;
        System.arraycopy(octets, range[0], part, HEADER_OCTETS, range[1] - range[0]);
        return part;
    }
}
