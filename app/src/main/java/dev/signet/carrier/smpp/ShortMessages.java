package dev.signet.carrier.smpp;

import dev.signet.rules.text.Gsm7;
import dev.signet.rules.text.Segments;
import dev.signet.rules.text.Segments.Alphabet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Spells a text as short messages, in the parts it was billed as. A long one becomes parts with a user data header
 * (GSM 03.40, eight-bit reference).
 */
public final class ShortMessages {

    static final int HEADER_OCTETS = 6;

    private ShortMessages() {}

    /** The short messages of one text, in order: octets ready for {@code short_message}, header included. */
    public record Coded(TextCoding coding, List<byte[]> parts) {

        public boolean isLong() {
            return parts.size() > 1;
        }
    }

    /**
     * @param gsm7Allowed domestic messages are counted by 70 and 67 whatever their characters, so they always go as UCS2
     * @param reference tells the parts of one long message from those of another to the same phone
     */
    public static Coded encode(String text, boolean gsm7Allowed, int reference) {
        Alphabet alphabet = Alphabet.of(text, gsm7Allowed);
        List<byte[]> parts = new ArrayList<>();
        for (String part : Segments.cut(text, alphabet)) {
            parts.add(spell(part, alphabet));
        }
        if (parts.size() > 1) {
            for (int i = 0; i < parts.size(); i++) {
                parts.set(i, withHeader(parts.get(i), reference, parts.size(), i + 1));
            }
        }
        return new Coded(alphabet == Alphabet.GSM7 ? TextCoding.GSM7 : TextCoding.UCS2, List.copyOf(parts));
    }

    private static byte[] spell(String part, Alphabet alphabet) {
        byte[] septets = alphabet == Alphabet.GSM7 ? Gsm7.encode(part) : null;
        return septets != null ? septets : part.getBytes(StandardCharsets.UTF_16BE);
    }

    private static byte[] withHeader(byte[] octets, int reference, int total, int number) {
        byte[] part = new byte[HEADER_OCTETS + octets.length];
        part[0] = 5;
        part[1] = 0;
        part[2] = 3;
        part[3] = (byte) reference;
        part[4] = (byte) total;
        part[5] = (byte) number;
        System.arraycopy(octets, 0, part, HEADER_OCTETS, octets.length);
        return part;
    }
}
