package dev.signet.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnseenTest {

    @Test // #8
    void knowsEveryFormatCharacterAndEveryBlankButTheUsualOne() {
        int[] missed = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) == Character.FORMAT || Character.isSpaceChar(c) && c != ' ')
                .filter(c -> !Unseen.isUnseen(c))
                .toArray();

        assertThat(missed).isEmpty();
    }

    @Test // #8
    void leavesLettersBlanksAndLineBreaksAsTheyAre() {
        String plain = "云帆 yunfan\tＡ é 😀 한 \n\r,-_+";

        assertThat(plain.codePoints().filter(Unseen::isUnseen).toArray()).isEmpty();
        assertThat(Unseen.shown(plain)).isSameAs(plain);
        assertThat(Unseen.strip("a b")).isEqualTo("a b");
    }

    @Test // #8
    void takesThemAwayAroundATextOnly() {
        assertThat(Unseen.strip("\uFEFF\u200B 云\u200B帆\u00A0\u202C\uDB40\uDC41"))
                .isEqualTo("云\u200B帆");
        assertThat(Unseen.strip("\u200B \u00AD")).isEmpty();
    }

    @Test // #8
    void writesThemAsCodeAndPlace() {
        assertThat(Unseen.shown("\u202E1380013\u00AD8000")).isEqualTo("[U+202E@1]1380013[U+00AD@9]8000");
        assertThat(Unseen.shown("😀\uFEFF"))
                .as("places count characters, not halves of pairs")
                .isEqualTo("😀[U+FEFF@2]");
        assertThat(Unseen.shown("\u200B★", "a\u200Bb\u200B★")).isEqualTo("[U+200B@2,4]★");
        assertThat(Unseen.marked("“a\u3164”")).isEqualTo("“a[U+3164]”");
        assertThat(Unseen.shown("\u0007")).isEqualTo("[U+0007@1]");
    }

    @Test // #8
    void knowsWhatStandsForNoCharacter() {
        for (int c :
                new int[] {0xd800, 0xdfff, 0xe000, 0xf8ff, 0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0xf0000, 0x10ffff
                }) {
            assertThat(Unseen.isMeaningless(c)).as("U+%04X", c).isTrue();
            assertThat(Unseen.isUnseen(c)).as("U+%04X", c).isTrue();
        }
        for (int c : new int[] {'a', 0x4e00, 0x20bb7, 0x1f44d, 0x1fae1, 0xfdcf, 0xfdf0, 0xfffd, 0x10000}) {
            assertThat(Unseen.isUnseen(c)).as("U+%04X", c).isFalse();
        }
        assertThat(Unseen.shown("a\uD83D\uE000b")).isEqualTo("a[U+D83D@2][U+E000@3]b");
        assertThat(Unseen.strip("\uF8FF云帆")).as("a logo is no edge").isEqualTo("\uF8FF云帆");
    }
}
