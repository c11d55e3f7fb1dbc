package dev.signet.carrier;

import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.ReceiptText;
import dev.signet.carrier.smpp.SmppSession;
import dev.signet.carrier.smpp.UserData;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One delivery as it came, and how to read it. */
record Inbound(CarrierChannel channel, SmppSession session, Delivered pdu) {

    /** What a delivery is. */
    enum Kind {
        RECEIPT,
        /** A carrier's word on its way to the final one; ends nothing. */
        INTERMEDIATE,
        UPLINK
    }

    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int NETWORK_ERROR_CODE = 0x0423;
    private static final int MESSAGE_STATE = 0x0427;
    /** SMPP 3.4, 5.2.28; the first and the last are those of version 5. */
    private static final String[] STATES = {
        "SCHEDULED", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD", "SKIPPED"
    };

    /** {@code id:1 stat:DELIVRD}, and less. */
    private static final int SHORTEST_RECEIPT = 10;

    private static final int LONGEST_SAID = 200;
    private static final Pattern NUMBER = Pattern.compile("\\+?0*(\\d{3,18})");

    void answer(int commandStatus) {
        session.answer(pdu, commandStatus);
    }

    /**
     * As the carrier flags it; a delivery without a flag is a receipt where it names a message and says how that ended,
     * in a parameter or in the full text of the standard. An id alone is an uplink's own.
     */
    Kind kind() {
        if (pdu.isIntermediate()) {
            return Kind.INTERMEDIATE;
        }
        if (pdu.isReceipt()) {
            return Kind.RECEIPT;
        }
        boolean named = pdu.text(RECEIPTED_MESSAGE_ID) != null;
        boolean ended = pdu.number(MESSAGE_STATE) >= 0;
        return named && ended || readsAsReceipt(named) ? Kind.RECEIPT : Kind.UPLINK;
    }

    private boolean readsAsReceipt(boolean named) {
        // Every uplink comes through here: only what could be one is read.
        if (pdu.octets().length < SHORTEST_RECEIPT) {
            return false;
        }
        ReceiptText text = receipt();
        return text.complete() || named && text.status() != null;
    }

    /** What neither names a message nor says how it ended is handed on too. */
    DeliveryReport report(Instant now) {
        CarrierSettings.Carrier settings = channel.settings();
        ReceiptText text = receipt();
        String status = text.status() == null ? stateParameter() : text.status();
        String said = text.said();
        return new DeliveryReport(
                settings.name(),
                channel.ids().received(pdu.text(RECEIPTED_MESSAGE_ID), text.id()),
                number(),
                status == null ? "" : status,
                text.error() == null ? errorParameter() : text.error(),
                text.doneAt(settings.zone(), now),
                said.length() > LONGEST_SAID ? said.substring(0, LONGEST_SAID) : said);
    }

    private ReceiptText receipt() {
        return ReceiptText.read(UserData.of(pdu).octets());
    }

    /** A receipt comes from the number that the message went to; some carriers leave the addresses as they were. */
    private long number() {
        return number(isOurs(pdu.source()) ? pdu.destination() : pdu.source());
    }

    private boolean isOurs(String address) {
        CarrierSettings.Carrier settings = channel.settings();
        String promotional = settings.promotionalAccessNumber();
        return address.startsWith(settings.accessNumber()) || promotional != null && address.startsWith(promotional);
    }

    private long number(String address) {
        var digits = NUMBER.matcher(address.strip());
        return digits.matches() && !isOurs(address) ? Long.parseLong(digits.group(1)) : 0;
    }

    UserData userData() {
        return UserData.of(pdu);
    }

    /** The carrier's id of an uplink, where it gives one. */
    @Nullable String carrierMessageId() {
        return pdu.text(RECEIPTED_MESSAGE_ID);
    }

    String from() {
        return pdu.source();
    }

    String to() {
        return pdu.destination();
    }

    private @Nullable String stateParameter() {
        int state = pdu.number(MESSAGE_STATE);
        return state < 0 || state >= STATES.length ? null : STATES[state];
    }

    /** One octet for the network, two for its error (5.3.2.31). */
    private @Nullable String errorParameter() {
        byte[] value = pdu.parameters().get(NETWORK_ERROR_CODE);
        return value == null || value.length != 3 ? null : String.format("%03d", (value[1] & 0xFF) << 8 | value[2] & 0xFF);
    }
}
