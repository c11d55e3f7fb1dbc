package dev.signet.billing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.platform.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenAmountTest {

    @ParameterizedTest // #13
    @CsvSource(
            delimiter = '|',
            value = {"1000.5 | 1000.5", "1,000.5 | 1000.5", "¥1,234,567 | 1234567", "-3 | -3", "+0.000001 | 0.000001"})
    void anAmountIsReadAsItIsTyped(String typed, String amount) {
        assertThat(GivenAmount.of(typed)).isEqualByComparingTo(amount);
    }

    /** Half of the world writes a comma where the other half writes a point. */
    @ParameterizedTest // #13
    @ValueSource(strings = {"1,5", "1,00,0.5", ",100", "1,0000", "1e3", "", "１００", "1.2.3", "0x10", "NaN"})
    void whatCanBeReadInTwoWaysIsNone(String typed) {
        assertThatThrownBy(() -> GivenAmount.of(typed)).isInstanceOf(Refusal.class);
    }
}
