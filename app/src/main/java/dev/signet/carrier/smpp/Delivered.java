package dev.signet.carrier.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier delivers: a deliver_sm (SMPP 3.4, 4.6), or a data_sm (4.7), which says the same with fewer fields. Read
 * here and not by jsmpp, which gives up the whole PDU for an optional parameter of an odd length.
 *
 * @param octets the message_payload where the PDU has no short_message
 * @param parameters the values of the optional parameters by their tag
 */
public record Delivered(
        boolean dataSm,
        int sequence,
        String source,
        String destination,
        int esmClass,
        int dataCoding,
        byte[] octets,
        Map<Integer, byte[]> parameters) {

    private static final int HEADER = 16;
    private static final int PARAMETER_HEADER = 4;
    private static final int MESSAGE_PAYLOAD = 0x0424;
    private static final int TYPE_MASK = 0x3C;
    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;
    private static final int UDH_INDICATOR = 0x40;

    /** @throws IllegalArgumentException where a mandatory field is cut off */
    public static Delivered read(byte[] pdu) {
        boolean dataSm = SmppWire.commandId(pdu) == SMPPConstant.CID_DATA_SM;
        Fields fields = new Fields(pdu);
        fields.string();
        fields.skip(2);
        String source = fields.string();
        fields.skip(2);
        String destination = fields.string();
        int esmClass = fields.octet();
        if (dataSm) {
            fields.skip(1);
        } else {
            fields.skip(2);
            fields.string();
            fields.string();
            fields.skip(2);
        }
        int dataCoding = fields.octet();
        byte[] octets = dataSm ? new byte[0] : fields.shortMessage();
        Map<Integer, byte[]> parameters = fields.parameters();
        if (octets.length == 0) {
            octets = parameters.getOrDefault(MESSAGE_PAYLOAD, octets);
        }
        return new Delivered(
                dataSm, SmppWire.sequence(pdu), source, destination, esmClass, dataCoding, octets, parameters);
    }

    /** Flagged as the carrier's receipt (5.2.12); one that is intermediate as well is a receipt. */
    public boolean isReceipt() {
        return (esmClass & TYPE_MASK & RECEIPT) != 0 && (esmClass & TYPE_MASK & 0x18) == 0;
    }

    /** Flagged as an intermediate notification: whatever it says, another word follows. */
    public boolean isIntermediate() {
        return (esmClass & TYPE_MASK) == INTERMEDIATE;
    }

    /** Whether the octets say that they begin with a user data header. */
    boolean hasHeader() {
        return (esmClass & UDH_INDICATOR) != 0;
    }

    /** The value of a C-octet string; null where the parameter is absent or says nothing. */
    public @Nullable String text(int tag) {
        byte[] value = parameters.get(tag);
        if (value == null) {
            return null;
        }
        String text =
                new String(value, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
        return text.isEmpty() ? null : text;
    }

    /** The value of an integer of one or two octets; -1 where the parameter is absent or of another length. */
    public int number(int tag) {
        byte[] value = parameters.get(tag);
        if (value == null || value.length < 1 || value.length > 2) {
            return -1;
        }
        return value.length == 1 ? value[0] & 0xFF : (value[0] & 0xFF) << 8 | value[1] & 0xFF;
    }

    private static final class Fields {

        private final byte[] pdu;
        private int at = HEADER;

        Fields(byte[] pdu) {
            this.pdu = pdu;
        }

        int octet() {
            need(1);
            return pdu[at++] & 0xFF;
        }

        void skip(int octets) {
            need(octets);
            at += octets;
        }

        String string() {
            int end = at;
            while (end < pdu.length && pdu[end] != 0) {
                end++;
            }
            if (end == pdu.length) {
                throw new IllegalArgumentException("a text that begins at octet " + at + " does not end");
            }
            String text = new String(pdu, at, end - at, StandardCharsets.ISO_8859_1);
            at = end + 1;
            return text;
        }

        byte[] shortMessage() {
            skip(1);
            int length = octet();
            need(length);
            at += length;
            return Arrays.copyOfRange(pdu, at - length, at);
        }

        /** What is cut off or left over at the end is not worth the message. */
        Map<Integer, byte[]> parameters() {
            Map<Integer, byte[]> parameters = new HashMap<>();
            while (at + PARAMETER_HEADER <= pdu.length) {
                int tag = octet() << 8 | octet();
                int length = octet() << 8 | octet();
                if (at + length > pdu.length) {
                    break;
                }
                parameters.putIfAbsent(tag, Arrays.copyOfRange(pdu, at, at + length));
                at += length;
            }
            return parameters;
        }

        private void need(int octets) {
            if (at + octets > pdu.length) {
                throw new IllegalArgumentException("cut off at octet " + pdu.length);
            }
        }
    }
}
