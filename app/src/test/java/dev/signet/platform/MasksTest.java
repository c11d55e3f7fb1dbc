package dev.signet.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource({
        "13812345678, 138****5678",
        "+8613812345678, +86****5678",
        "10086, ****86",
        "9, ****",
    })
    void aPhoneNumberShowsAtMostItsEnds(String number, String masked) {
        assertThat(Masks.phone(number)).isEqualTo(masked);
    }
}
