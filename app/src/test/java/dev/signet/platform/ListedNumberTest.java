package dev.signet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.text.Quoted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListedNumberTest {

    @ParameterizedTest // #8
    @CsvSource({
        "8613812345678,8613812345678",
        "13812345678,8613812345678",
        "13122530123,8613122530123",
        "+13122530123,13122530123",
        "0013122530123,13122530123",
        "+8613812345678,8613812345678",
        "85251234567,85251234567",
        "013812345678,8613812345678",
        "+86013812345678,8613812345678",
        "0086013812345678,8613812345678",
        "'\u200B13812345678\u202C',8613812345678",
    })
    void readsElevenDigitsAsOfTheMainlandUnlessTheySayOtherwise(String text, long number) {
        assertThat(ListedNumber.of(text)).isEqualTo(number);
    }

    @ParameterizedTest // #8
    @ValueSource(
            strings = {
                "",
                "1234567",
                "1234567890123456",
                "138-1234-5678",
                "１３８12345678",
                "-13812345678",
                "++13812345678",
                "085251234567",
                "+0085251234567",
                "00085251234567",
                "138\u200B12345678"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> ListedNumber.of(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“" + Quoted.of(text) + "”")
                .hasMessageContaining("+1");
    }
}
