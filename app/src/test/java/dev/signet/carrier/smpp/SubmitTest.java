package dev.signet.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SubmitTest {

    @Test
    void writesValidityRelativeToTheCarriersClock() {
        assertThat(Submit.relative(Duration.ofMinutes(5))).isEqualTo("000000000500000R");
        assertThat(Submit.relative(Duration.ofDays(3).plusHours(2).plusSeconds(9)))
                .isEqualTo("000003020009000R");
        assertThat(Submit.relative(Duration.ofSeconds(-1))).isNull();
        assertThat(Submit.relative(null)).isNull();
    }
}
