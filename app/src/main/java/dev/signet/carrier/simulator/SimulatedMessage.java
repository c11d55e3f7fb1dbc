package dev.signet.carrier.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jspecify.annotations.Nullable;

/**
 * A submit as the simulator keeps it.
 *
 * @param key by which it is counted
 * @param systemId the client whose session is to get the receipt
 */
record SimulatedMessage(String key, String systemId, String source, String destination, boolean receiptWanted) {

    /** The client's own reference travels in this vendor TLV where the client is configured so. */
    static final short TRACE_TAG = 0x1401;

    static SimulatedMessage of(SubmitSm pdu, String systemId) {
        String trace = trace(pdu);
        return new SimulatedMessage(
                trace == null ? fingerprint(pdu) : trace,
                systemId,
                text(pdu.getSourceAddr()),
                text(pdu.getDestAddress()),
                (pdu.getRegisteredDelivery() & 1) != 0);
    }

    private static @Nullable String trace(SubmitSm pdu) {
        return Arrays.stream(pdu.getOptionalParameters())
                .filter(parameter -> parameter.tag == TRACE_TAG)
                .map(parameter -> new String(value(parameter), StandardCharsets.US_ASCII))
                .findFirst()
                .orElse(null);
    }

    private static byte[] value(OptionalParameter parameter) {
        byte[] whole = parameter.serialize();
        return Arrays.copyOfRange(whole, 4, whole.length);
    }

    private static String fingerprint(SubmitSm pdu) {
        CRC32 crc = new CRC32();
        crc.update(pdu.getShortMessage());
        return pdu.getSourceAddr() + ">" + pdu.getDestAddress() + "#" + Long.toHexString(crc.getValue());
    }

    private static String text(@Nullable String address) {
        return address == null ? "" : address;
    }
}
