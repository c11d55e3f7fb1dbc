package dev.signet.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCodingTest {

    @ParameterizedTest
    @CsvSource({
        "0x00, 5444, TD",
        "0x00, E98080E8AEA2, 退订",
        "0x00, 544420E98080, TD 退",
        "0xF0, E98080E8AEA2, 退订",
        "0x01, 5444, TD",
        "0x03, E9, é",
        "0x06, C1E2DEDF, Стоп",
        "0x08, 90008BA2, 退订",
        "0x0E, B0C5BACE, 거부",
        "0x0F, CDCBB6A9, 退订",
        "0x10, 5444, TD",
        "0x11, 1B65, €",
        "0x18, 90008BA2, 退订",
        "0x19, 90008BA2, 退订",
        "0x48, 90008BA2, 退订",
        "0xC0, 5444, TD",
        "0xE0, 90008BA2, 退订",
        "0xF0, 5444, TD",
        "0xF1, 00, @",
        "0xF4, 5444, TD",
        "0x04, 5444, TD",
        "0x02, 5444, TD",
    })
    void readsWhatTheCodingSays(String coding, String octets, String text) {
        DataCoding.Reading reading = DataCoding.read(Integer.decode(coding), hex(octets));

        assertThat(reading).isEqualTo(new DataCoding.Reading(text, true));
    }

    /** Shift-JIS, pictograms, compressed, reserved, binary: read as GSM-7 they were nonsense that looked like a text. */
    @ParameterizedTest
    @ValueSource(strings = {"0x05", "0x09", "0x0B", "0x20", "0x38", "0x80", "0xBF", "0x1C", "0x04", "0xF5"})
    void claimsNothingOfOctetsThatItCannotRead(String coding) {
        DataCoding.Reading reading = DataCoding.read(Integer.decode(coding), hex("82A0FF01"));

        assertThat(reading).isEqualTo(new DataCoding.Reading("", false));
    }

    @ParameterizedTest // #8
    @CsvSource({"CDCBB6A9, ''", "FF, ''", "E98080E8AE, ''", "5444FF, TD?"})
    void readsNoSeptetAbove7F(String octets, String text) {
        assertThat(DataCoding.read(0, hex(octets))).isEqualTo(new DataCoding.Reading(text, false));
    }

    @ParameterizedTest
    @CsvSource({"0x08, 90008BA2AA", "0x08, D83D", "0x0F, CDCBB6", "0x00, CDCBB6A9", "0x0E, B0"})
    void saysThatMoreWasSentThanIsRead(String coding, String octets) {
        assertThat(DataCoding.read(Integer.decode(coding), hex(octets)).exact()).isFalse();
    }

    @Test
    void believesAByteOrderMark() {
        assertThat(DataCoding.read(8, hex("FEFF90008BA2")).text()).isEqualTo("退订");
        assertThat(DataCoding.read(8, hex("FFFE0090A28B")).text()).isEqualTo("退订");
    }

    @Test
    void readsEveryCharacterOfGbk() {
        String text = "我要退订，谢谢！¥€〇";

        assertThat(DataCoding.read(15, text.getBytes(Charset.forName("GB18030")))
                        .text())
                .isEqualTo(text);
        assertThat(DataCoding.read(8, text.getBytes(StandardCharsets.UTF_16BE)).text())
                .isEqualTo(text);
    }

    private static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets);
    }
}
