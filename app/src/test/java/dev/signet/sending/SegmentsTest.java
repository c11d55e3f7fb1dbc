package dev.signet.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({"1,1", "70,1", "71,2", "73,2", "134,2", "135,3", "160,3", "500,8"})
    @Tag("BL-2")
    @Tag("BL-3")
    void countsEveryDomesticCharacterAsOne(int characters, int segments) {
        assertThat(Segments.of("短".repeat(characters), true)).isEqualTo(segments);
        assertThat(Segments.of("a".repeat(characters), true)).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"160,1", "161,2", "306,2", "307,3", "350,3"})
    @Tag("BL-4")
    void countsGsm7Abroad(int characters, int segments) {
        assertThat(Segments.of("a".repeat(characters), false)).isEqualTo(segments);
    }

    @ParameterizedTest
    @CsvSource({"70,1", "71,2", "150,3"})
    @Tag("BL-5")
    void countsOtherTextAbroadAsUcs2(int characters, int segments) {
        assertThat(Segments.of("é".repeat(characters - 1) + "中", false)).isEqualTo(segments);
    }

    @Test
    @Tag("BL-4")
    void countsExtensionCharactersTwice() {
        assertThat(Segments.of("€".repeat(80), false)).isEqualTo(1);
        assertThat(Segments.of("€".repeat(80) + "a", false)).isEqualTo(2);
    }

    @Test
    @Tag("BL-6")
    void neverSplitsAnEscapePair() {
        // 152 + 2 do not fit into the 153 septets of a part: the pair moves on and leaves one unused.
        String text = "a".repeat(152) + "€" + "a".repeat(151);

        assertThat(Segments.of(text, false)).isEqualTo(2);
        assertThat(Segments.of(text + "a", false)).isEqualTo(3);
    }
}
