package dev.signet.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    private static Segments segments;

    @BeforeAll
    static void readLimits() throws RulebookRejected {
        segments = Segments.of(new PolicyReader(PolicyFiles.shipped(), new ArrayList<>()).read());
    }

    @ParameterizedTest
    @Tag("S5.2-7")
    @Tag("S7.2-3")
    @Tag("BL-2")
    @Tag("BL-3")
    @CsvSource({"1,1", "70,1", "71,2", "73,2", "134,2", "135,3", "160,3", "500,8"})
    void countsDomesticTextByCharacters(int length, int units) {
        assertThat(segments.count("字".repeat(length), false)).isEqualTo(units);
        assertThat(segments.count("a".repeat(length), false)).isEqualTo(units);
    }

    @ParameterizedTest
    @Tag("BL-4")
    @CsvSource({"160,1", "161,2", "306,2", "307,3", "350,3"})
    void countsInternationalGsmBySeptets(int length, int units) {
        assertThat(segments.count("a".repeat(length), true)).isEqualTo(units);
    }

    @Test
    @Tag("BL-4")
    void countsExtensionCharactersTwice() {
        assertThat(segments.count("€".repeat(80), true)).isEqualTo(1);
        assertThat(segments.count("€".repeat(80) + "a", true)).isEqualTo(2);
    }

    @ParameterizedTest
    @Tag("BL-5")
    @CsvSource({"70,1", "71,2", "134,2", "150,3"})
    void countsInternationalUcs2ByCharacters(int length, int units) {
        assertThat(segments.count("字" + "a".repeat(length - 1), true)).isEqualTo(units);
    }

    @Test
    @Tag("BL-6")
    void keepsAnEscapePairInOnePart() {
        String endsBeforeThePair = "a".repeat(152) + "€" + "a".repeat(151);

        assertThat(endsBeforeThePair.length() + 1).isEqualTo(305);
        assertThat(segments.count(endsBeforeThePair, true)).isEqualTo(2);
        assertThat(segments.count(endsBeforeThePair + "a", true)).isEqualTo(3);
    }
}
