package dev.signet.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    /** + may stand there, - is refused: in any text, in what people write for people, in a name. */
    @ParameterizedTest(name = "{1} U+{0}: {2}") // #8
    @CsvSource({
        "0061,  a letter,                      +++",
        "20BB7, a rare Chinese character,      +++",
        "1F44D, an emoji,                      +++",
        "1FAE1, an emoji of later,             +++",
        "0301,  an accent of its own,          +++",
        "0661,  an Arabic digit,               +++",
        "FF11,  a full-width digit,            +++",
        "0020,  a blank,                       +++",
        "3000,  a full-width blank,            +++",
        "FE0F,  a variation selector,          ++-",
        "E0100, an ideographic variation,      ++-",
        "200D,  a joiner,                      ++-",
        "200F,  a mark of direction,           ++-",
        "00A0,  a blank that does not break,   ++-",
        "034F,  a grapheme joiner,             ++-",
        "000A,  a line break,                  ++-",
        "0009,  a tab,                         ++-",
        "E0041, a tag,                         +--",
        "E0001, a language tag,                +--",
        "3164,  a Hangul filler,               +--",
        "115F,  a Hangul filler of old,        +--",
        "2800,  a Braille blank,               +--",
        "00AD,  a soft hyphen,                 +--",
        "200B,  a zero-width blank,            +--",
        "2060,  a word joiner,                 +--",
        "180E,  a Mongolian separator,         +--",
        "FEFF,  a byte order mark,             +--",
        "202E,  an override of direction,      +--",
        "2067,  an isolate,                    +--",
        "206A,  a format character of old,     +--",
        "FFF9,  an interlinear annotation,     +--",
        "1D173, musical notation,              +--",
        "2028,  a line separator,              +--",
        "0000,  a zero,                        ---",
        "001B,  an escape,                     ---",
        "007F,  a delete,                      ---",
        "0085,  a next line,                   ---",
        "D83D,  half a character,              ---",
        "DC4D,  the other half,                ---",
        "E000,  the mark of a variable,        ---",
        "F8FF,  private use,                   ---",
        "FDD0,  no character,                  ---",
        "FFFE,  no character either,           ---",
    })
    void takesOf(String code, String name, String expected) {
        int c = Integer.parseInt(code, 16);
        String text = "好👍" + Character.toString(c) + "的";

        assertThat(PlainText.corrupt(text)).isEqualTo(expected.charAt(0) == '+' ? -1 : 2);
        assertThat(PlainText.hidden(text)).isEqualTo(expected.charAt(1) == '+' ? -1 : 2);
        assertThat(PlainText.isName(text)).isEqualTo(expected.charAt(2) == '+');
        assertThat(PlainText.complaint(text, 2)).startsWith("has U+" + code + " at position 3,");
    }

    @Test // #8
    void takesAwayWhatStandsHiddenAroundATextOnly() {
        assertThat(PlainText.bare("\uFEFF\u202E 对\u200B账\n\u202C")).isEqualTo(" 对\u200B账\n");
        assertThat(PlainText.bare("❤️")).isEqualTo("❤️");
        assertThat(PlainText.bare("\uE000a\0")).as("refused, not taken away").isEqualTo("\uE000a\0");
    }

    @Test
    void takesBlanksOfWhateverKindForNoText() {
        assertThat(PlainText.bare("\u00A0\u2007 \u2800\u3000")).isEmpty();
        assertThat(PlainText.bare("\u200B\u202F")).isEmpty();
        assertThat(PlainText.bare("\u00A0字")).isEqualTo("\u00A0字");
        assertThat(PlainText.bare(" ")).isEqualTo(" ");
        assertThat(PlainText.bare("\u00A0\uE000")).as("refused, not taken away").isEqualTo("\u00A0\uE000");
        assertThat(PlainText.isBlank("\u00A0\t\u2800")).isTrue();
        assertThat(PlainText.isBlank("\u00A0.")).isFalse();
    }
}
