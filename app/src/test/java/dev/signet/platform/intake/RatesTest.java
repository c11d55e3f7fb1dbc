package dev.signet.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final Instant NOW = Instant.parse("2026-12-02T07:00:00Z");

    private final Rates rates = new Rates();

    @Test
    void givesEachOwnerItsOwnNumberAMinute() {
        assertThat(rates.take(1, 2, NOW)).isTrue();
        assertThat(rates.take(1, 2, NOW.plusSeconds(59))).isTrue();
        assertThat(rates.take(1, 2, NOW.plusSeconds(59))).isFalse();
        assertThat(rates.take(2, 2, NOW.plusSeconds(59))).isTrue();

        assertThat(rates.take(1, 2, NOW.plusSeconds(60))).isTrue();
        assertThat(rates.take(1, 2, NOW.plusSeconds(61))).isTrue();
        assertThat(rates.take(1, 2, NOW.plusSeconds(119))).isFalse();
    }
}
