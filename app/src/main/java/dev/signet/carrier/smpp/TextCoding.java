package dev.signet.carrier.smpp;

import dev.signet.rules.Gsm7;
import java.nio.charset.StandardCharsets;

/** How the octets of a short message spell its text (SMPP data_coding). */
public enum TextCoding {
    /** GSM 03.38, one septet an octet: 160 in one message, 153 in each part of a long one. */
    GSM7((byte) 0x00),
    /** UTF-16, big end first: 70 units in one message, 67 in each part of a long one. */
    UCS2((byte) 0x08),
    /** Seen in uplinks of some carriers only; never sent. */
    LATIN1((byte) 0x03);

    private final byte dataCoding;

    TextCoding(byte dataCoding) {
        this.dataCoding = dataCoding;
    }

    public byte dataCoding() {
        return dataCoding;
    }

    /** The coding that a received data_coding stands for; class and compression bits are ignored. */
    public static TextCoding of(byte dataCoding) {
        return switch (dataCoding & 0x0C) {
            case 0x08 -> UCS2;
            default -> dataCoding == 0x03 ? LATIN1 : GSM7;
        };
    }

    public String decode(byte[] octets) {
        return switch (this) {
            case GSM7 -> Gsm7.decode(octets);
            case UCS2 -> new String(octets, StandardCharsets.UTF_16BE);
            case LATIN1 -> new String(octets, StandardCharsets.ISO_8859_1);
        };
    }
}
