package dev.signet.carrier.simulator;

import java.util.List;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;

/**
 * Something for a client: a receipt, or one part of what a subscriber sent.
 *
 * @param systemId whose; empty for the first client that is bound
 * @param dataSm whether it goes as a data_sm, its octets in the message_payload
 */
record Delivery(
        String systemId,
        boolean dataSm,
        String source,
        String destination,
        byte esmClass,
        byte dataCoding,
        byte[] octets,
        List<OptionalParameter> parameters) {

    static final byte RECEIPT = 0x04;
    static final byte UDH_INDICATOR = 0x40;

    private static final PDUComposer COMPOSER = new DefaultComposer();
    private static final int LONGEST_SHORT_MESSAGE = 254;
    private static final byte INTERNATIONAL = 1;
    private static final byte ISDN = 1;

    byte[] pdu(int sequence) throws PDUStringException {
        return dataSm ? dataSm(sequence) : deliverSm(sequence);
    }

    private byte[] deliverSm(int sequence) throws PDUStringException {
        boolean tooLong = octets.length > LONGEST_SHORT_MESSAGE;
        return COMPOSER.deliverSm(
                sequence,
                null,
                INTERNATIONAL,
                ISDN,
                source,
                (byte) 0,
                ISDN,
                destination,
                esmClass,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                dataCoding,
                tooLong ? new byte[0] : octets,
                parameters(tooLong));
    }

    private byte[] dataSm(int sequence) throws PDUStringException {
        return COMPOSER.dataSm(
                sequence,
                null,
                INTERNATIONAL,
                ISDN,
                source,
                (byte) 0,
                ISDN,
                destination,
                esmClass,
                (byte) 0,
                dataCoding,
                parameters(true));
    }

    private OptionalParameter[] parameters(boolean withPayload) {
        OptionalParameter[] all = parameters.toArray(new OptionalParameter[parameters.size() + (withPayload ? 1 : 0)]);
        if (withPayload) {
            all[parameters.size()] = new OptionalParameter.Message_payload(octets);
        }
        return all;
    }
}
