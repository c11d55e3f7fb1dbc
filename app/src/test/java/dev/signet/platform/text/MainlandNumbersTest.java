package dev.signet.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainlandNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "13812345678, true, false",
        "8613812345678, false, true",
        "23812345678, false, false",
        "8621012345678, false, false",
        "1381234567, false, false",
        "861381234567, false, false",
        "85291234567, false, false",
        "'', false, false",
    })
    void tellsHowANumberIsWritten(String digits, boolean withoutCode, boolean withCode) {
        assertThat(MainlandNumbers.withoutCode(digits)).isEqualTo(withoutCode);
        assertThat(MainlandNumbers.withCode(digits)).isEqualTo(withCode);
    }

    @Test
    void showsNumbersOfTheMainlandWithoutTheirCode() {
        assertThat(MainlandNumbers.shown(MainlandNumbers.addCode("13812345678")))
                .isEqualTo("13812345678");
        assertThat(MainlandNumbers.shown("85291234567")).isEqualTo("85291234567");
        assertThat(MainlandNumbers.shown("14155550123")).isEqualTo("14155550123");
    }
}
