package dev.signet.carrier.simulator;

import dev.signet.rules.text.Gsm7;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber sends, and how the simulated carrier brings it.
 *
 * @param text null where {@code octets} are given
 * @param octets in hexadecimal, instead of a text
 * @param dataCoding as told to the client; by the text unless given
 * @param charset of the text's octets; that of the coding unless given
 * @param parts how a long one is marked; in a header with a reference of one octet unless given
 * @param reversed whether the last part comes first
 * @param repeated whether each part comes twice
 * @param withoutId whether the carrier gives it no id of its own
 * @param dataSm whether it comes in a data_sm
 */
public record UplinkForm(
        String from,
        String to,
        @Nullable String text,
        @Nullable String octets,
        @Nullable Integer dataCoding,
        @Nullable String charset,
        @Nullable Parts parts,
        boolean reversed,
        boolean repeated,
        boolean withoutId,
        boolean dataSm) {

    /** How the parts of a long text say that they belong together. */
    public enum Parts {
        REFERENCE_8,
        REFERENCE_16,
        /** Another element stands before that with the reference. */
        OTHER_ELEMENT_FIRST,
        SAR,
        /** All in one message_payload. */
        PAYLOAD
    }

    private static final int PART = 134;
    private static final int UCS2 = 8;
    private static final int GBK = 15;
    private static final short SAR_REFERENCE = 0x020C;
    private static final short SAR_TOTAL = 0x020E;
    private static final short SAR_NUMBER = 0x020F;

    public UplinkForm {
        if (text == null && octets == null) {
            throw new IllegalArgumentException("an uplink needs 'text' or 'octets'");
        }
        if (dataCoding != null && (dataCoding < 0 || dataCoding > 0xFF)) {
            throw new IllegalArgumentException("'dataCoding' must be 0 to 255, not " + dataCoding);
        }
    }

    public static UplinkForm text(String from, String to, String text) {
        return new UplinkForm(from, to, text, null, null, null, null, false, false, false, false);
    }

    List<Delivery> deliveries(String systemId, int reference) {
        List<Delivery> deliveries = new ArrayList<>();
        String id = UUID.randomUUID().toString();
        List<byte[]> cut = cut();
        for (int i = 0; i < cut.size(); i++) {
            Delivery delivery = delivery(systemId, id, cut.get(i), reference, cut.size(), i + 1);
            deliveries.addAll(repeated ? List.of(delivery, delivery) : List.of(delivery));
        }
        if (reversed) {
            Collections.reverse(deliveries);
        }
        return deliveries;
    }

    private Delivery delivery(String systemId, String id, byte[] body, int reference, int total, int number) {
        byte[] header = total == 1 ? new byte[0] : header(reference, total, number);
        List<OptionalParameter> parameters = new ArrayList<>();
        if (!withoutId) {
            parameters.add(new OptionalParameter.Receipted_message_id(id));
        }
        if (total > 1 && parts == Parts.SAR) {
            parameters.add(new OptionalParameter.Short(SAR_REFERENCE, (short) reference));
            parameters.add(new OptionalParameter.Byte(SAR_TOTAL, (byte) total));
            parameters.add(new OptionalParameter.Byte(SAR_NUMBER, (byte) number));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(header);
        whole.writeBytes(body);
        return new Delivery(
                systemId,
                dataSm,
                from,
                to,
                header.length == 0 ? 0 : Delivery.UDH_INDICATOR,
                (byte) coding(),
                whole.toByteArray(),
                parameters);
    }

    private byte[] header(int reference, int total, int number) {
        byte low = (byte) reference;
        byte high = (byte) (reference >> 8);
        return switch (parts == null ? Parts.REFERENCE_8 : parts) {
            case REFERENCE_8 -> new byte[] {5, 0, 3, low, (byte) total, (byte) number};
            case REFERENCE_16 -> new byte[] {6, 8, 4, high, low, (byte) total, (byte) number};
            case OTHER_ELEMENT_FIRST -> new byte[] {9, 0x25, 2, 0, 1, 0, 3, low, (byte) total, (byte) number};
            case SAR, PAYLOAD -> new byte[0];
        };
    }

    private List<byte[]> cut() {
        byte[] all = all();
        if (all.length <= PART || parts == Parts.PAYLOAD) {
            return List.of(all);
        }
        List<byte[]> cut = new ArrayList<>();
        for (int from = 0; from < all.length; from += PART) {
            cut.add(Arrays.copyOfRange(all, from, Math.min(from + PART, all.length)));
        }
        return cut;
    }

    private int coding() {
        if (dataCoding != null) {
            return dataCoding;
        }
        return text == null || Gsm7.encode(text) != null ? 0 : UCS2;
    }

    /** The parts are cut anywhere, as phones do: a character may begin in one and end in the next. */
    private byte[] all() {
        if (text == null) {
            return HexFormat.of().parseHex(String.valueOf(octets).toLowerCase(Locale.ROOT));
        }
        byte[] septets = charset == null && coding() == 0 ? Gsm7.encode(text) : null;
        return septets == null ? text.getBytes(spelling()) : septets;
    }

    private Charset spelling() {
        if (charset != null) {
            return Charset.forName(charset);
        }
        return switch (coding()) {
            case 1, 3, 4 -> StandardCharsets.ISO_8859_1;
            case GBK -> Charset.forName("GBK");
            default -> StandardCharsets.UTF_16BE;
        };
    }
}
