package dev.signet.carrier;

import dev.signet.carrier.smpp.ReceiptText;
import dev.signet.carrier.smpp.SmppSession;
import dev.signet.carrier.smpp.TextCoding;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/** One deliver_sm as it came, and how to read it. */
record Inbound(CarrierChannel channel, SmppSession session, DeliverSm pdu) {

    private static final int TYPE_MASK = 0x3C;
    private static final int UDH_INDICATOR = 0x40;
    private static final int RECEIPT = 0x04;
    private static final short MESSAGE_PAYLOAD = 0x0424;
    private static final short RECEIPTED_MESSAGE_ID = 0x001E;
    private static final short MESSAGE_STATE = 0x0427;
    private static final String[] STATES = {
        "", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD"
    };

    /** Where a text stands in a long one. */
    record Part(int reference, int total, int number) {}

    void answer(int commandStatus) {
        session.answerDeliver(pdu.getSequenceNumber(), commandStatus);
    }

    boolean isReceipt() {
        return (pdu.getEsmClass() & TYPE_MASK) == RECEIPT;
    }

    /** Empty when neither the text nor the optional parameters say which message ended how. */
    Optional<DeliveryReport> report(Instant now) {
        CarrierSettings.Carrier settings = channel.settings();
        Optional<ReceiptText> text = ReceiptText.parse(text());
        String id = text.map(ReceiptText::id).orElseGet(() -> string(RECEIPTED_MESSAGE_ID));
        String status = text.map(ReceiptText::status).orElseGet(this::stateParameter);
        if (id == null || status == null) {
            return Optional.empty();
        }
        return Optional.of(new DeliveryReport(
                settings.name(),
                MessageIds.inReceipt(settings.messageIds(), id),
                status,
                text.map(ReceiptText::error).orElse(null),
                text.map(found -> found.doneAt(settings.zone(), now)).orElse(now)));
    }

    /** Null when the text stands alone. */
    @Nullable Part part() {
        byte[] octets = octets();
        boolean concatenated = (pdu.getEsmClass() & UDH_INDICATOR) != 0
                && octets.length >= 6
                && octets[0] == 5
                && octets[1] == 0
                && octets[2] == 3;
        if (!concatenated) {
            return null;
        }
        Part part = new Part(octets[3] & 0xFF, octets[4] & 0xFF, octets[5] & 0xFF);
        return part.total() > 1 && part.number() >= 1 && part.number() <= part.total() ? part : null;
    }

    /** The carrier's id of an uplink, where it gives one. */
    @Nullable String carrierMessageId() {
        String id = string(RECEIPTED_MESSAGE_ID);
        return id == null || id.isEmpty() ? null : id;
    }

    String from() {
        return pdu.getSourceAddr() == null ? "" : pdu.getSourceAddr();
    }

    String to() {
        return pdu.getDestAddress() == null ? "" : pdu.getDestAddress();
    }

    String text() {
        byte[] octets = octets();
        int header = (pdu.getEsmClass() & UDH_INDICATOR) == 0 || octets.length == 0
                ? 0
                : Math.min((octets[0] & 0xFF) + 1, octets.length);
        return TextCoding.of(pdu.getDataCoding()).decode(Arrays.copyOfRange(octets, header, octets.length));
    }

    private byte[] octets() {
        byte[] octets = pdu.getShortMessage();
        if (octets != null && octets.length > 0) {
            return octets;
        }
        byte[] payload = parameter(MESSAGE_PAYLOAD);
        return payload == null ? new byte[0] : payload;
    }

    private @Nullable String stateParameter() {
        byte[] state = parameter(MESSAGE_STATE);
        return state == null || state.length != 1 || state[0] < 1 || state[0] >= STATES.length ? null : STATES[state[0]];
    }

    private @Nullable String string(short tag) {
        byte[] value = parameter(tag);
        return value == null ? null : new String(value, java.nio.charset.StandardCharsets.US_ASCII).replace("\0", "");
    }

    private byte @Nullable [] parameter(short tag) {
        for (OptionalParameter parameter : pdu.getOptionalParameters()) {
            if (parameter.tag == tag) {
                byte[] whole = parameter.serialize();
                return Arrays.copyOfRange(whole, 4, whole.length);
            }
        }
        return null;
    }
}
