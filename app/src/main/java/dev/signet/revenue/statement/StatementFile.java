package dev.signet.revenue.statement;

import dev.signet.platform.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The octets of a statement as they come in: kept a chunk at a time, and looked at meanwhile. What is packed, a workbook or no text
 * is refused: nothing here unfolds.
 */
final class StatementFile {

    /** Every chunk but the last has so many octets. */
    static final int CHUNK = 1 << 20;

    static final Charset GB18030 = Charset.forName("GB18030");

    private static final Wording TEXTS = Wording.of("revenue");
    private static final String REFUSED = "InvalidParameter.File";
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] OLE2 = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] UTF_16_BIG = {(byte) 0xfe, (byte) 0xff};

    private final MessageDigest digest = sha256();
    private final Probe utf8 = new Probe(StandardCharsets.UTF_8);
    private final Probe gb18030 = new Probe(GB18030);
    private long octets;
    private byte[] sum = new byte[0];

    /** Takes the chunks in their order. */
    @FunctionalInterface
    interface Keeper {
        void keep(int chunk, byte[] content);
    }

    /** Whether everything so far is text of a charset, a character that is cut by a chunk included. */
    private static final class Probe {

        private final CharsetDecoder decoder;
        private final CharBuffer room = CharBuffer.allocate(8192);
        private ByteBuffer left = ByteBuffer.allocate(0);
        private boolean fits = true;

        Probe(Charset charset) {
            decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        void take(byte[] octets, boolean last) {
            if (!fits) {
                return;
            }
            ByteBuffer all = ByteBuffer.allocate(left.remaining() + octets.length);
            all.put(left).put(octets).flip();
            CoderResult result;
            do {
                room.clear();
                result = decoder.decode(all, room, last);
            } while (result.isOverflow());
            fits = !result.isError();
            left = all.slice();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws dev.signet.platform.Refusal where it is too large, or no text file that could be a statement */
    void read(InputStream in, long most, Keeper keeper) throws IOException {
        int chunk = 0;
        byte[] content;
        do {
            content = in.readNBytes(CHUNK);
            boolean last = content.length < CHUNK;
            octets += content.length;
            if (octets > most) {
                throw TEXTS.refusal(REFUSED, "statement.file.size", most >> 20);
            }
            if (chunk == 0) {
                check(content);
            }
            for (byte octet : content) {
                if (octet == 0) {
                    throw TEXTS.refusal(REFUSED, "statement.file.type");
                }
            }
            digest.update(content);
            utf8.take(content, last);
            gb18030.take(content, last);
            if (!utf8.fits && !gb18030.fits) {
                throw TEXTS.refusal(REFUSED, "statement.file.charset");
            }
            if (content.length > 0) {
                keeper.keep(chunk++, content);
            }
        } while (content.length == CHUNK);
        sum = digest.digest();
    }

    private static void check(byte[] start) {
        if (start.length == 0) {
            throw TEXTS.refusal(REFUSED, "statement.file.empty");
        }
        for (byte[] packed : new byte[][] {ZIP, GZIP, OLE2}) {
            if (begins(start, packed)) {
                throw TEXTS.refusal(REFUSED, "statement.file.packed");
            }
        }
        if (begins(start, UTF_16_BIG) || begins(start, UTF_16_LITTLE)) {
            throw TEXTS.refusal(REFUSED, "statement.file.charset");
        }
    }

    private static boolean begins(byte[] octets, byte[] start) {
        return octets.length >= start.length && Arrays.equals(octets, 0, start.length, start, 0, start.length);
    }

    long octets() {
        return octets;
    }

    /** Of all that was read. */
    byte[] digest() {
        return sum;
    }

    /** What fits both is the former: ASCII, mostly. */
    Charset charset() {
        return utf8.fits ? StandardCharsets.UTF_8 : GB18030;
    }
}
