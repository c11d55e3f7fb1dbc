package dev.signet.platform.spreadsheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds out in which encoding a text file is written. Nothing is replaced: a byte that does not fit is a "no". */
final class Encodings {

    private static final int MARK_BYTES_UTF_8 = 3;
    private static final int MARK_BYTES_UTF_16 = 2;
    private static final int MARK_BYTES_UTF_32 = 4;
    private static final int NULLS_OF_UTF_16 = 8;
    /** Where one character of so many cannot be printed, it is no text; a slip of a program is rarer. */
    private static final int UNPRINTABLE_OF_NO_TEXT = 10;

    private static final int LAST_ASCII = 0x7f;
    private static final int DOT_OF_NAMES = 0xb7;
    /** From here on characters have three bytes or more in UTF-8: Chinese, with its punctuation, and emoji. */
    private static final int FIRST_CHINESE = 0x2010;

    private Encodings() {}

    record Text(String text, Charset charset) {}

    static Text decode(byte[] content) {
        Text text = marked(content);
        if (text.charset().equals(CsvDialect.GB18030)) {
            refuseLinesInUtf8(content);
        }
        long unprintable = unprintable(text.text());
        if (unprintable > 0 && looksLikeUtf16(content)) {
            throw UnreadableSheet.because("utf-16");
        }
        if (unprintable * UNPRINTABLE_OF_NO_TEXT > text.text().length()) {
            throw UnreadableSheet.because("type");
        }
        return text;
    }

    /**
     * Two files put together, or a line added by another program: read as GB18030 a line in UTF-8 is garbage that nobody
     * would refuse. What is Chinese in GB18030 is hardly ever nothing but Chinese in UTF-8, too: its first character would
     * have to be a rare one, and the second and third of a few hundred.
     */
    private static void refuseLinesInUtf8(byte[] content) {
        int line = 1;
        for (int start = 0, end = 0; end <= content.length; end++) {
            if (end == content.length || content[end] == '\n') {
                if (isChineseInUtf8(content, start, end)) {
                    throw UnreadableSheet.because("mixed", line);
                }
                start = end + 1;
                line++;
            }
        }
    }

    private static boolean isChineseInUtf8(byte[] content, int start, int end) {
        try {
            String text = strict(StandardCharsets.UTF_8)
                    .decode(ByteBuffer.wrap(content, start, end - start))
                    .toString();
            return text.chars().anyMatch(c -> c >= FIRST_CHINESE)
                    && text.chars().allMatch(c -> c <= LAST_ASCII || c == DOT_OF_NAMES || c >= FIRST_CHINESE);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Digits and separators have a null byte in UTF-16, always on the same side. */
    private static boolean looksLikeUtf16(byte[] content) {
        int[] nulls = new int[2];
        for (int i = 0; i < content.length; i++) {
            nulls[i & 1] += content[i] == 0 ? 1 : 0;
        }
        return (nulls[0] == 0 || nulls[1] == 0) && (nulls[0] + nulls[1]) * NULLS_OF_UTF_16 >= content.length;
    }

    private static Text marked(byte[] content) {
        if (begins(content, 0xEF, 0xBB, 0xBF)) {
            return strictly(content, MARK_BYTES_UTF_8, List.of(StandardCharsets.UTF_8));
        }
        if (begins(content, 0xFF, 0xFE, 0, 0)) {
            return strictly(content, MARK_BYTES_UTF_32, List.of(Charset.forName("UTF-32LE")));
        }
        if (begins(content, 0, 0, 0xFE, 0xFF)) {
            return strictly(content, MARK_BYTES_UTF_32, List.of(Charset.forName("UTF-32BE")));
        }
        if (begins(content, 0xFF, 0xFE)) {
            return strictly(content, MARK_BYTES_UTF_16, List.of(StandardCharsets.UTF_16LE));
        }
        if (begins(content, 0xFE, 0xFF)) {
            return strictly(content, MARK_BYTES_UTF_16, List.of(StandardCharsets.UTF_16BE));
        }
        return strictly(content, 0, List.of(StandardCharsets.UTF_8, CsvDialect.GB18030));
    }

    private static Text strictly(byte[] content, int from, List<Charset> candidates) {
        for (Charset charset : candidates) {
            try {
                String text = strict(charset)
                        .decode(ByteBuffer.wrap(content, from, content.length - from))
                        .toString();
                return new Text(text, charset);
            } catch (CharacterCodingException e) {
                // the next one
            }
        }
        throw UnreadableSheet.because("encoding");
    }

    private static long unprintable(String text) {
        long found = 0;
        for (int i = 0; i < text.length(); i++) {
            found += Unprintable.at(text, i) ? 1 : 0;
        }
        return found;
    }

    private static boolean begins(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
