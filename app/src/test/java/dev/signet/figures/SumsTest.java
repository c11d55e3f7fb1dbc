package dev.signet.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long deliveries took, as far as the buckets tell. */
class SumsTest {

    private static void delivered(Sums sums, int messages, long millis) {
        sums.values[Sums.MEASURES + Latency.bucket(millis)] += messages;
    }

    /** 50 within a second, 44 within two, 4 within five, one within ten, one later than all bounds. */
    @ParameterizedTest // #14
    @CsvSource({"50, 1", "51, 2", "94, 2", "95, 5", "98, 5", "99, 10", "100, "})
    void aPercentileIsTheBoundThatSoManyWereDeliveredWithin(int percent, Integer seconds) {
        Sums sums = new Sums();
        delivered(sums, 50, 1_000);
        delivered(sums, 44, 1_001);
        delivered(sums, 4, 5_000);
        delivered(sums, 1, 5_001);
        delivered(sums, 1, 100_000_001);

        assertThat(sums.latencyOf(percent)).isEqualTo(seconds);
    }

    @Test // #14
    void oneDeliveryIsEveryPercentileAndNoneIsNone() {
        Sums sums = new Sums();
        assertThat(sums.latencyOf(50)).isNull();

        delivered(sums, 1, 100_000_000);

        assertThat(sums.latencyOf(50)).isEqualTo(100_000);
        assertThat(sums.latencyOf(99)).isEqualTo(100_000);
    }
}
