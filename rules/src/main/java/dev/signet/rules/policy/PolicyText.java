package dev.signet.rules.policy;

import dev.signet.rules.text.Texts;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of the rulebook as text, strictly: a word list in another encoding would be a list of words that nobody
 * writes. UTF-8 is read, and what a byte order mark names. Everything else is refused; an encoding that can only be
 * guessed is named, never read.
 */
final class PolicyText {

    private static final String REMEDY = "; save it as UTF-8";
    private static final Charset CHINESE = Charset.forName("GB18030");

    /** What a file may open with to say its encoding; the longer mark first where one opens with the other. */
    private enum Mark {
        UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
        UTF_32_LE(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0),
        UTF_32_BE(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
        UTF_16_LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
        UTF_16_BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF);

        private final Charset charset;
        private final byte[] bytes;

        Mark(Charset charset, int... bytes) {
            this.charset = charset;
            this.bytes = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                this.bytes[i] = (byte) bytes[i];
            }
        }

        private boolean opens(byte[] content) {
            return content.length >= bytes.length && Arrays.equals(content, 0, bytes.length, bytes, 0, bytes.length);
        }
    }

    /** The file is no text that can be relied on; the message says what to do. */
    static final class Unreadable extends Exception {

        private final int line;

        private Unreadable(int line, String message) {
            super(message, null, false, false);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private PolicyText() {}

    /** The text with its lines ended by {@code \n}, whatever ended them in the file. */
    static String read(byte[] content) throws Unreadable {
        Mark mark = Arrays.stream(Mark.values())
                .filter(m -> m.opens(content))
                .findFirst()
                .orElse(null);
        Charset charset = mark == null ? StandardCharsets.UTF_8 : mark.charset;
        int from = mark == null ? 0 : mark.bytes.length;
        String text = decode(content, from, charset).replace("\r\n", "\n").replace('\r', '\n');
        refuseOddCharacters(text);
        return text;
    }

    private static String decode(byte[] content, int from, Charset charset) throws Unreadable {
        CharsetDecoder decoder = strict(charset);
        ByteBuffer in = ByteBuffer.wrap(content, from, content.length - from);
        CharBuffer out = CharBuffer.allocate(content.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw malformed(content, charset, in.position(), result.length(), lines(text));
        }
        return text;
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Unreadable malformed(byte[] content, Charset charset, int at, int length, int line) {
        StringBuilder bytes = new StringBuilder();
        for (int i = at; i < Math.min(content.length, at + Math.max(length, 2)); i++) {
            bytes.append(String.format(" %02X", content[i]));
        }
        String chinese = charset.equals(StandardCharsets.UTF_8) ? chinese(content, line) : null;
        String guess = chinese == null
                ? ""
                : "; it looks like GB18030 or GBK (\"ANSI\" of a Chinese Windows), in which the line reads \"" + chinese
                        + "\"";
        return new Unreadable(
                line, "the file is not " + charset + " (the bytes" + bytes + " are no character)" + guess + REMEDY);
    }

    /** The line as it reads in the encoding of a Chinese Windows; null where it does not. */
    private static @Nullable String chinese(byte[] content, int line) {
        try {
            String text = strict(CHINESE).decode(ByteBuffer.wrap(content)).toString();
            List<String> lines = text.lines().toList();
            return line <= lines.size() && text.codePoints().anyMatch(Texts::isHan)
                    ? abbreviated(lines.get(line - 1).strip())
                    : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String abbreviated(String line) {
        return line.codePointCount(0, line.length()) <= 20
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 20)) + "…";
    }

    /**
     * Characters that no editor writes on purpose: a text read in the wrong encoding and saved so, UTF-16 without its
     * mark, two files joined.
     */
    private static void refuseOddCharacters(String text) throws Unreadable {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\f' || c == 0x7F || c == '\uFEFF' || c >= '\uFFFD') {
                throw new Unreadable(
                        lines(text.substring(0, i)),
                        String.format("the file holds the character U+%04X, %s", (int) c, meaning(c)) + REMEDY);
            }
        }
    }

    private static String meaning(char c) {
        return switch (c) {
            case 0 -> "as UTF-16 without a byte order mark does";
            case '\uFEFF' -> "a byte order mark within the text: take it out";
            case '\uFFFD' ->
                "which stands for one that was lost when the text was read in a wrong encoding: type it anew";
            default -> "which no text holds: take it out";
        };
    }

    private static int lines(String before) {
        int lines = 1;
        for (int i = 0; i < before.length(); i++) {
            lines += before.charAt(i) == '\n' || before.charAt(i) == '\r' && !before.startsWith("\n", i + 1) ? 1 : 0;
        }
        return lines;
    }
}
