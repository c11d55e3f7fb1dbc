package dev.signet.carrier.simulator;

import dev.signet.carrier.smpp.ShortMessages;
import dev.signet.carrier.smpp.TextCoding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;
import org.jspecify.annotations.Nullable;

/**
 * Something for a client: a receipt, or one part of what a subscriber sent.
 *
 * @param systemId whose
 * @param id of an uplink, the same however often it is delivered; null for a receipt
 */
record Delivery(
        String systemId,
        String source,
        String destination,
        byte esmClass,
        TextCoding coding,
        byte[] octets,
        @Nullable String id) {

    private static final PDUComposer COMPOSER = new DefaultComposer();
    private static final OptionalParameter[] NO_PARAMETERS = {};
    private static final byte RECEIPT = 0x04;
    private static final byte UDH_INDICATOR = 0x40;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMddHHmmss");
    /** Receipts of Chinese carriers are written in their own time. */
    private static final ZoneOffset CARRIER_ZONE = ZoneOffset.ofHours(8);

    static Delivery receipt(SimulatedMessage message, String id, String status, String error) {
        String now = LocalDateTime.now(CARRIER_ZONE).format(DATE);
        String delivered = status.equals("DELIVRD") ? "001" : "000";
        String text = "id:" + id + " sub:001 dlvrd:" + delivered + " submit date:" + now + " done date:" + now
                + " stat:" + status + " err:" + error + " text:";
        return new Delivery(
                message.systemId(),
                message.destination(),
                message.source(),
                RECEIPT,
                TextCoding.GSM7,
                text.getBytes(StandardCharsets.US_ASCII),
                null);
    }

    static java.util.List<Delivery> uplink(String systemId, String from, String to, String text, int reference) {
        ShortMessages.Coded coded = ShortMessages.encode(text, true, reference);
        byte esmClass = coded.isLong() ? UDH_INDICATOR : 0;
        String id = UUID.randomUUID().toString();
        return coded.parts().stream()
                .map(octets -> new Delivery(systemId, from, to, esmClass, coded.coding(), octets, id))
                .toList();
    }

    byte[] pdu(int sequence) throws PDUStringException {
        return COMPOSER.deliverSm(
                sequence,
                null,
                (byte) 1,
                (byte) 1,
                source,
                (byte) 0,
                (byte) 1,
                destination,
                esmClass,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                coding.dataCoding(),
                octets,
                id == null ? NO_PARAMETERS : new OptionalParameter[] {new OptionalParameter.Receipted_message_id(id)});
    }
}
