package dev.signet.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

    @ParameterizedTest // #8
    @CsvSource({
        "0,0",
        "007,7",
        "-1,-1",
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808"
    })
    void readsAsciiDigits(String text, long value) {
        assertThat(WholeNumber.parse(text)).isEqualTo(OptionalLong.of(value));
    }

    @ParameterizedTest // #8
    @ValueSource(
            strings = {
                "",
                "-",
                "１",
                "١",
                "१",
                "𝟙",
                "²",
                "+5",
                " 5",
                "5 ",
                "1 0",
                "0x10",
                "#10",
                "1e3",
                "5.0",
                "1_000",
                "1,000",
                "9223372036854775808",
                "1\u200B",
                "－1"
            })
    void readsNothingElse(String text) {
        assertThat(WholeNumber.parse(text)).isEmpty();
    }

    @Test // #8
    void readsWithinLimits() {
        assertThat(WholeNumber.parse("50", 1, 50)).hasValue(50);
        assertThat(WholeNumber.parse("51", 1, 50)).isEmpty();
        assertThat(WholeNumber.parse("0", 1, 50)).isEmpty();
    }
}
