package dev.signet.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void aShareOfNothingIsNone() {
        assertThat(Amounts.ratio(0, 0)).isEqualTo("–");
        assertThat(Amounts.ratio(0, 7)).isEqualTo("0.00%");
    }

    @Test
    @Tag("S7.2-8")
    void theGuidesRateOfNothingIsZero() {
        assertThat(Amounts.rate(0, 0)).isEqualTo("0.00%");
        assertThat(Amounts.rate(12, 20)).isEqualTo("60.00%");
    }

    @Test
    void nearlyAllIsNotAllAndSomethingIsNotNothing() {
        assertThat(Amounts.ratio(99_999, 100_000)).isEqualTo("99.99%");
        assertThat(Amounts.ratio(1, 100_000)).isEqualTo("0.01%");
    }
}
