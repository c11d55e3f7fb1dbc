package dev.signet.carrier.smpp;

import dev.signet.rules.text.Gsm7;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How received octets spell a text: {@code data_coding} as SMPP 3.4 lists it (5.2.19), 15 as the mainland's carriers use
 * it, and the groups of GSM 03.38 with a message class or a waiting indication.
 */
public enum DataCoding {
    GSM7(null),
    /** 8-bit data of the sender's own: a text only where it can be nothing else. */
    OCTETS(null),
    ASCII(StandardCharsets.ISO_8859_1),
    LATIN1(StandardCharsets.ISO_8859_1),
    CYRILLIC(Charset.forName("ISO-8859-5")),
    HEBREW(Charset.forName("ISO-8859-8")),
    UCS2(StandardCharsets.UTF_16BE),
    KOREAN(Charset.forName("EUC-KR")),
    /** Read as GB18030, which holds all of GBK. */
    GBK(Charset.forName("GB18030")),
    /** Reserved, compressed or of no coding that is known here. */
    UNKNOWN(null);

    private final @Nullable Charset charset;

    DataCoding(@Nullable Charset charset) {
        this.charset = charset;
    }

    /**
     * What was read.
     *
     * @param text as far as it can be read; empty where it cannot at all
     * @param exact false when the text does not say all that the octets do, which are then worth keeping
     */
    public record Reading(String text, boolean exact) {

        private static final Reading NOTHING = new Reading("", false);
    }

    public static DataCoding of(int dataCoding) {
        return switch (dataCoding) {
            case 0x00 -> GSM7;
            case 0x01 -> ASCII;
            case 0x02, 0x04 -> OCTETS;
            case 0x03 -> LATIN1;
            case 0x06 -> CYRILLIC;
            case 0x07 -> HEBREW;
            case 0x08 -> UCS2;
            case 0x0E -> KOREAN;
            case 0x0F -> GBK;
            default -> ofGroup(dataCoding);
        };
    }

    private static DataCoding ofGroup(int dataCoding) {
        return switch (dataCoding >> 4) {
            // With a message class, not compressed; 0x40 to 0x5F asks the phone to delete it after reading as well.
            case 0x1, 0x4, 0x5 -> ofAlphabet(dataCoding);
            case 0xC, 0xD -> GSM7;
            case 0xE -> UCS2;
            case 0xF -> (dataCoding & 0x04) == 0 ? GSM7 : OCTETS;
            default -> UNKNOWN;
        };
    }

    private static DataCoding ofAlphabet(int dataCoding) {
        return switch (dataCoding >> 2 & 0x03) {
            case 0 -> GSM7;
            case 1 -> OCTETS;
            case 2 -> UCS2;
            default -> UNKNOWN;
        };
    }

    public static Reading read(int dataCoding, byte[] octets) {
        return of(dataCoding).read(octets);
    }

    private Reading read(byte[] octets) {
        return switch (this) {
            case GSM7 -> gsm7(octets);
            case OCTETS ->
                isPlain(octets) ? new Reading(new String(octets, StandardCharsets.US_ASCII), true) : Reading.NOTHING;
            case UCS2 -> ucs2(octets);
            case UNKNOWN -> octets.length == 0 ? new Reading("", true) : Reading.NOTHING;
            default -> decode(octets, charset);
        };
    }

    /** No septet is above 0x7F: whoever writes such octets means another coding, of which UTF-8 alone is told by its form. */
    private static Reading gsm7(byte[] octets) {
        int strange = 0;
        for (byte octet : octets) {
            strange += octet < 0 ? 1 : 0;
        }
        if (strange == 0) {
            return new Reading(Gsm7.decode(octets), true);
        }
        Reading utf8 = decode(octets, StandardCharsets.UTF_8);
        if (utf8.exact()) {
            return utf8;
        }
        return strange == octets.length ? Reading.NOTHING : new Reading(Gsm7.decode(octets), false);
    }

    /** Some phones begin with a byte order mark; one that says little end first is believed. */
    private static Reading ucs2(byte[] octets) {
        int mark = octets.length < 2 ? 0 : (octets[0] & 0xFF) << 8 | octets[1] & 0xFF;
        if (mark == 0xFFFE) {
            return decode(Arrays.copyOfRange(octets, 2, octets.length), StandardCharsets.UTF_16LE);
        }
        return decode(
                mark == 0xFEFF ? Arrays.copyOfRange(octets, 2, octets.length) : octets, StandardCharsets.UTF_16BE);
    }

    private static Reading decode(byte[] octets, @Nullable Charset charset) {
        Charset given = java.util.Objects.requireNonNull(charset);
        try {
            String text = given.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return new Reading(text, true);
        } catch (CharacterCodingException e) {
            return new Reading(new String(octets, given), false);
        }
    }

    private static boolean isPlain(byte[] octets) {
        for (byte octet : octets) {
            boolean layout = octet == '\n' || octet == '\r' || octet == '\t';
            if (!layout && (octet < ' ' || octet == 0x7F)) {
                return false;
            }
        }
        return true;
    }
}
