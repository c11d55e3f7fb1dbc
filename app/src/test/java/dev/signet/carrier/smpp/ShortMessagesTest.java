package dev.signet.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortMessagesTest {

    @ParameterizedTest
    @CsvSource({"70,1", "71,2", "73,2", "134,2", "135,3", "160,3", "500,8"})
    void countsDomesticPartsAsTheyAreBilled(int characters, int parts) { // BL-3
        assertThat(ShortMessages.encode("验".repeat(characters), false, 1).parts())
                .hasSize(parts);
        assertThat(ShortMessages.encode("a".repeat(characters), false, 1).parts())
                .hasSize(parts);
    }

    @ParameterizedTest
    @CsvSource({"160,1", "161,2", "306,2", "307,3", "350,3"})
    void countsInternationalPartsAsTheyAreBilled(int characters, int parts) { // BL-4
        ShortMessages.Coded coded = ShortMessages.encode("a".repeat(characters), true, 1);

        assertThat(coded.coding()).isEqualTo(TextCoding.GSM7);
        assertThat(coded.parts()).hasSize(parts);
    }

    @Test
    void takesUcs2ForWhatGsm7CannotSay() {
        ShortMessages.Coded coded = ShortMessages.encode("[Signet] 你好", true, 1);

        assertThat(coded.coding()).isEqualTo(TextCoding.UCS2);
        assertThat(TextCoding.UCS2.decode(coded.parts().get(0))).isEqualTo("[Signet] 你好");
    }

    @Test
    void doesNotCutAnEscapePair() { // BL-6
        String text = "a".repeat(152) + "€" + "b".repeat(100);

        ShortMessages.Coded coded = ShortMessages.encode(text, true, 1);

        assertThat(coded.parts().get(0)).hasSize(6 + 152);
        assertThat(joined(coded)).isEqualTo(text);
    }

    @Test
    void doesNotCutASurrogatePair() {
        String text = "字".repeat(66) + "😀" + "字".repeat(20);

        ShortMessages.Coded coded = ShortMessages.encode(text, false, 1);

        assertThat(coded.parts().get(0)).hasSize(6 + 132);
        assertThat(joined(coded)).isEqualTo(text);
    }

    @Test
    void headsEachPartWithReferenceTotalAndNumber() {
        ShortMessages.Coded coded = ShortMessages.encode("字".repeat(135), false, 0x1FE);

        assertThat(coded.parts().get(2)).startsWith(5, 0, 3, 0xFE, 3, 3);
        assertThat(coded.parts()).allSatisfy(part -> assertThat(part.length).isLessThanOrEqualTo(140));
    }

    private static String joined(ShortMessages.Coded coded) {
        return coded.parts().stream()
                .map(part -> coded.coding().decode(Arrays.copyOfRange(part, ShortMessages.HEADER_OCTETS, part.length)))
                .collect(Collectors.joining());
    }

    @Test
    void spellsUcs2BigEndFirst() {
        assertThat(ShortMessages.encode("验", false, 1).parts().get(0))
                .isEqualTo("验".getBytes(StandardCharsets.UTF_16BE));
    }
}
