package dev.signet.carrier.smpp;

import dev.signet.rules.text.Gsm7;
import java.nio.charset.StandardCharsets;

/** How the octets of a short message that we send spell its text; what comes in is read by {@link DataCoding}. */
public enum TextCoding {
    /** GSM 03.38, one septet an octet: 160 in one message, 153 in each part of a long one. */
    GSM7((byte) 0x00),
    /** UTF-16, big end first: 70 units in one message, 67 in each part of a long one. */
    UCS2((byte) 0x08);

    private final byte dataCoding;

    TextCoding(byte dataCoding) {
        this.dataCoding = dataCoding;
    }

    public byte dataCoding() {
        return dataCoding;
    }

    public String decode(byte[] octets) {
        return switch (this) {
            case GSM7 -> Gsm7.decode(octets);
            case UCS2 -> new String(octets, StandardCharsets.UTF_16BE);
        };
    }
}
