package dev.signet.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is left of the revenue. */
class TakingsTest {

    private static Takings of(long spendMicros, long costMicros) {
        return new Takings(10, 8, 2, 0, spendMicros, 0, costMicros, 0);
    }

    @Test // #14
    void theMarginIsRevenueLessCostAndAPartOfTheRevenue() {
        assertThat(of(450_000, 280_000).margin()).isEqualByComparingTo("0.17");
        assertThat(of(450_000, 280_000).marginPercent()).isEqualByComparingTo("37.78");
        assertThat(of(200_000, 280_000).margin()).as("a loss").isEqualByComparingTo("-0.08");
        assertThat(of(200_000, 280_000).marginPercent()).isEqualByComparingTo("-40");
    }

    /** What a month's bill takes off may be more than what was charged on the days that are asked for. */
    @Test // #14
    void aLossWithoutRevenueIsNoPartOfIt() {
        Takings corrected = of(100_000, 280_000).plus(Takings.beside(300_000, 0));

        assertThat(corrected.spend()).isEqualByComparingTo("-0.2");
        assertThat(corrected.margin()).isEqualByComparingTo("-0.48");
        assertThat(corrected.marginPercent()).as("240% would be a gain").isNull();
        assertThat(of(0, 280_000).marginPercent()).isNull();
    }

    @Test // #14
    void aPriceThatIsMissingIsNoPriceOfNothing() {
        Takings all = of(450_000, 280_000).plus(new Takings(1, 1, 0, 0, 45_000, 0, 0, 1));

        assertThat(all.cost()).isNull();
        assertThat(all.margin()).isNull();
        assertThat(all.marginPercent()).isNull();
    }
}
