package dev.signet.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {

    @ParameterizedTest
    @Tag("S5.2-7")
    @Tag("S7.2-3")
    @Tag("BL-2")
    @Tag("BL-3")
    @CsvSource({"1,1", "70,1", "71,2", "73,2", "134,2", "135,3", "160,3", "500,8"})
    void countsDomesticTextByCharacters(int length, int units) {
        assertThat(Segments.count("字".repeat(length), false)).isEqualTo(units);
        assertThat(Segments.count("a".repeat(length), false)).isEqualTo(units);
    }

    @ParameterizedTest
    @Tag("BL-4")
    @CsvSource({"160,1", "161,2", "306,2", "307,3", "350,3"})
    void countsInternationalGsmBySeptets(int length, int units) {
        assertThat(Segments.count("a".repeat(length), true)).isEqualTo(units);
    }

    @Test
    @Tag("BL-4")
    void countsExtensionCharactersTwice() {
        assertThat(Segments.count("€".repeat(80), true)).isEqualTo(1);
        assertThat(Segments.count("€".repeat(80) + "a", true)).isEqualTo(2);
    }

    @ParameterizedTest
    @Tag("BL-5")
    @CsvSource({"70,1", "71,2", "134,2", "150,3"})
    void countsInternationalUcs2ByCharacters(int length, int units) {
        assertThat(Segments.count("字" + "a".repeat(length - 1), true)).isEqualTo(units);
    }

    @Test
    @Tag("BL-6")
    void keepsAnEscapePairInOnePart() {
        String endsBeforeThePair = "a".repeat(152) + "€" + "a".repeat(151);

        assertThat(endsBeforeThePair.length() + 1).isEqualTo(305);
        assertThat(Segments.count(endsBeforeThePair, true)).isEqualTo(2);
        assertThat(Segments.count(endsBeforeThePair + "a", true)).isEqualTo(3);
    }

    /** One unit fewer in the first part than in the others: 134 units make three parts. */
    @ParameterizedTest
    @Tag("BL-3")
    @Tag("BL-5")
    @CsvSource({"65,67,2", "66,66,3", "66,67,3", "66,65,2", "67,65,2", "132,10,3", "133,0,3"})
    void keepsACharacterOfTwoUnitsInOnePart(int before, int behind, int units) {
        String text = "字".repeat(before) + "\uD842\uDFB7" + "字".repeat(behind);

        assertThat(Segments.count(text, false)).isEqualTo(units);
        assertThat(Segments.count(text, true)).isEqualTo(units);
        assertThat(Segments.cut(text, Segments.Alphabet.UCS2)).hasSize(units).allSatisfy(part -> {
            assertThat(part.length()).isLessThanOrEqualTo(67);
            assertThat(Character.isHighSurrogate(part.charAt(part.length() - 1)))
                    .isFalse();
            assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
        });
    }

    /** The form feed is of the extension table, too: sent as GSM-7 it is counted as GSM-7. */
    @Test
    @Tag("BL-4")
    void countsEveryCharacterThatIsSentAsGsm7() {
        assertThat(Segments.count("\f" + "a".repeat(158), true)).isEqualTo(1);
        assertThat(Segments.count("\f" + "a".repeat(159), true)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsNothingAsOne(boolean international) {
        assertThat(Segments.count("", international)).isEqualTo(1);
        assertThat(Segments.cut("", Segments.Alphabet.of("", international))).containsExactly("");
    }
}
