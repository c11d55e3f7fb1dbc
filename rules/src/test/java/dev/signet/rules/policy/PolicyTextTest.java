package dev.signet.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of a file as text, strictly; the files of a whole rulebook are tried in {@code RulebookFilesTest}. */
class PolicyTextTest {

    private static final Charset GBK = Charset.forName("GBK");

    private static PolicyText.Unreadable refused(byte[] content) {
        var refused = catchThrowableOfType(PolicyText.Unreadable.class, () -> PolicyText.read(content));
        assertThat(refused).as("it should not be readable").isNotNull();
        return refused;
    }

    private static byte[] joined(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void readsTheEncodingThatAMarkNames(String encoding) throws PolicyText.Unreadable {
        Charset charset = Charset.forName(encoding);

        assertThat(PolicyText.read("\uFEFF退订\nTD".getBytes(charset))).isEqualTo("退订\nTD");
        assertThat(PolicyText.read("\uFEFF".getBytes(charset))).isEmpty();
    }

    @Test
    void readsUtf8WithoutAMark() throws PolicyText.Unreadable {
        assertThat(PolicyText.read("退订𠮷\tTD\f ~\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("退订𠮷\tTD\f ~\n");
        assertThat(PolicyText.read(new byte[0])).isEmpty();
    }

    @Test
    void endsEveryLineAlike() throws PolicyText.Unreadable {
        assertThat(PolicyText.read("a\r\nb\rc\nd\r".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\nb\nc\nd\n");
    }

    @Test
    void namesTheBytesThatAreNoCharacterAndTheirLine() {
        byte[] wrong =
                joined("a\r\nb\r".getBytes(StandardCharsets.UTF_8), bytes(0xE9), "!".getBytes(StandardCharsets.UTF_8));

        assertThat(refused(wrong).line()).isEqualTo(3);
        assertThat(refused(wrong).getMessage())
                .isEqualTo("the file is not UTF-8 (the bytes E9 21 are no character); save it as UTF-8");
        assertThat(refused(bytes(0xE9)).getMessage()).contains("(the bytes E9 are");
        assertThat(refused(bytes(0xF0, 0x9F, 0x98)).getMessage()).contains("(the bytes F0 9F 98 are");
        assertThat(refused(bytes(0xFF, 0xFE, 0x61)).getMessage())
                .contains("not UTF-16LE")
                .doesNotContain("GBK");
    }

    @Test
    void showsALineThatReadsInTheEncodingOfAChineseWindows() {
        var refused = refused("TD\n  退订回复 \nN".getBytes(GBK));

        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.getMessage())
                .contains(
                        "looks like GB18030 or GBK (\"ANSI\" of a Chinese Windows), in which the line reads \"退订回复\"; save it as UTF-8");
    }

    @Test
    void cutsALongLineThatItShows() {
        String twenty = "一二三四五六七八九十一二三四五六七八九十";

        assertThat(refused(twenty.getBytes(GBK)).getMessage()).contains("\"" + twenty + "\"");
        assertThat(refused((twenty + "一").getBytes(GBK)).getMessage()).contains("\"" + twenty + "…\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, as UTF-16 without a byte order mark does",
        "FEFF, a byte order mark within the text",
        "FFFD, type it anew",
        "0001, which no text holds",
        "001F, which no text holds",
        "007F, which no text holds",
        "FFFE, which no text holds",
        "FFFF, which no text holds",
    })
    void refusesCharactersThatNoEditorWrites(String code, String meaning) {
        String text = "甲\n乙\n丙" + (char) Integer.parseInt(code, 16) + "\n";

        var refused = refused(text.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused.getMessage())
                .startsWith("the file holds the character U+" + code + ", ")
                .contains(meaning)
                .endsWith("; save it as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0020", "007E", "0080", "FFFC", "FEFE", "FF00"})
    void takesTheirNeighbours(String code) throws PolicyText.Unreadable {
        String text = "甲" + (char) Integer.parseInt(code, 16);

        assertThat(PolicyText.read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }
}
