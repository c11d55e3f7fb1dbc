package dev.signet.api.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as request signatures define it (RFC 3986, upper-case hexadecimal), and its inverse for what is
 * really on the wire. The clients disagree on the wire ({@code +} or {@code %20}, raw {@code *}, {@code %7E}), so
 * everything is decoded first and encoded again for the signature.
 */
public final class PercentCodec {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    /** What becomes of one byte at most. */
    private static final int ONCE = "%XX".length();

    private static final int TWICE = "%25XX".length();

    private static final boolean[] UNRESERVED = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"
                .chars()
                .forEach(c -> UNRESERVED[c] = true);
    }

    private PercentCodec() {}

    public static void encode(String text, AsciiText to) {
        encode(text, to, false);
    }

    /** @param twice as if what was encoded were encoded again, for what is signed as a part of something else */
    static void encode(String text, AsciiText to, boolean twice) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        to.room(utf8.length * (twice ? TWICE : ONCE));
        for (byte b : utf8) {
            if (b >= 0 && UNRESERVED[b]) {
                to.add(b);
                continue;
            }
            to.add((byte) '%');
            if (twice) {
                to.add((byte) '2');
                to.add((byte) '5');
            }
            to.add((byte) HEX[(b >> 4) & 15]);
            to.add((byte) HEX[b & 15]);
        }
    }

    /**
     * Decodes one name or value of a query string or form body.
     *
     * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits, or when the
     *     bytes are not UTF-8
     */
    static String decode(byte[] bytes, int from, int to) {
        if (isItself(bytes, from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        byte[] out = new byte[to - from];
        int n = 0;
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '+') {
                b = ' ';
            } else if (b == '%') {
                if (i + 2 >= to) {
                    throw new IllegalArgumentException("a percent sign needs two hexadecimal digits after it");
                }
                b = (byte) (digit(bytes[i + 1]) << 4 | digit(bytes[i + 2]));
                i += 2;
            }
            ascii &= b >= 0;
            out[n++] = b;
        }
        return ascii ? new String(out, 0, n, StandardCharsets.ISO_8859_1) : utf8(out, n);
    }

    private static boolean isItself(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b < 0 || b == '%' || b == '+') {
                return false;
            }
        }
        return true;
    }

    private static String utf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text must be UTF-8", e);
        }
    }

    private static int digit(byte b) {
        int value = Character.digit(b, 16);
        if (value < 0) {
            throw new IllegalArgumentException("a percent sign needs two hexadecimal digits after it");
        }
        return value;
    }
}
