package dev.signet.carrier;

import dev.signet.carrier.smpp.Delivered;
import dev.signet.carrier.smpp.ReceiptText;
import dev.signet.carrier.smpp.SmppSession;
import dev.signet.carrier.smpp.UserData;
import dev.signet.platform.text.MainlandNumbers;
import dev.signet.sending.number.Dialled;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One delivery as it came, and how to read it. */
record Inbound(CarrierChannel channel, SmppSession session, Delivered pdu) {

    /** What a delivery is. */
    enum Kind {
        RECEIPT,
        /** A carrier's word on its way to the final one; ends nothing. */
        INTERMEDIATE,
        UPLINK,
        /** An uplink that reads like a receipt: a subscriber may have written it. */
        UPLINK_LIKE_RECEIPT
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
    private static final String CODE = Integer.toString(MainlandNumbers.COUNTRY_CODE);
    private static final Pattern NO_DIGITS = Pattern.compile("\\D+");

    void answer(int commandStatus) {
        session.answer(pdu, commandStatus);
    }

    /**
     * As the carrier flags it. Without a flag what counts is what no subscriber can write: a delivery is a receipt where a
     * parameter names a message, and another one says how that ended, or a text that names the same. An id in the parameter
     * alone is an uplink's own; a text alone may be anybody's, and the settings say whether this carrier writes so.
     */
    Kind kind() {
        if (pdu.isIntermediate()) {
            return Kind.INTERMEDIATE;
        }
        String named = pdu.text(RECEIPTED_MESSAGE_ID);
        if (pdu.isReceipt() || named != null && pdu.number(MESSAGE_STATE) >= 0) {
            return Kind.RECEIPT;
        }
        // Every uplink comes through here: only what could be a receipt is read.
        return pdu.octets().length < SHORTEST_RECEIPT ? Kind.UPLINK : kind(receipt(), named);
    }

    private Kind kind(ReceiptText text, @Nullable String named) {
        boolean tells = text.id() != null && text.status() != null;
        if (!tells || named == null && !text.complete()) {
            return Kind.UPLINK;
        }
        boolean agrees =
                named != null && channel.ids().received(named, text.id()).size() == 1;
        return agrees || channel.settings().unflaggedReceipts() ? Kind.RECEIPT : Kind.UPLINK_LIKE_RECEIPT;
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
        String digits = NO_DIGITS.matcher(address).replaceAll("");
        return Stream.of(settings.accessNumber(), settings.promotionalAccessNumber())
                .anyMatch(own -> own != null && (digits.startsWith(own) || digits.startsWith(CODE + own)));
    }

    private long number(String address) {
        Dialled number = isOurs(address) ? null : Dialled.inAddress(address);
        return number == null ? 0 : Long.parseLong(number.digits());
    }

    UserData userData() {
        return UserData.of(pdu);
    }

    /** The carrier's id of an uplink, where it gives one. */
    @Nullable
    String carrierMessageId() {
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
        return value == null || value.length != 3
                ? null
                : String.format("%03d", (value[1] & 0xFF) << 8 | value[2] & 0xFF);
    }
}
