package dev.signet.billing.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.ShippedPolicies;
import dev.signet.rules.fact.TemplateKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prices with a first day: which one holds when, and what is refused. */
class PriceDatesTest {

    private static final String ALWAYS = """
            kind,prefix,from_units,price,valid_from
            VERIFICATION,,0,0.045,
            PROMOTIONAL,,0,0.055,
            NOTIFICATION,,0,0.045,
            NOTIFICATION,,100,0.040,
            INTERNATIONAL,,0,0.400,
            INTERNATIONAL,1,0,0.080,
            """;
    private static final LocalDate LAST_DAY = LocalDate.of(2032, 2, 14);
    private static final LocalDate FIRST_DAY = LocalDate.of(2032, 2, 15);

    private static PriceList prices(String... more) {
        return PriceList.of(ShippedPolicies.with("billing/prices.csv", ALWAYS + String.join("\n", more) + "\n"));
    }

    @Test
    @Tag("S7.1-6")
    void aPriceHoldsFromItsFirstDayOnWithTiersOfItsOwn() {
        PriceList prices = prices(
                "NOTIFICATION,,0,0.044,2032-02-15",
                "NOTIFICATION,,50,0.041,2032-02-15",
                "NOTIFICATION,,0,0.043,2032-04-01");

        assertThat(notification(prices, 99, LAST_DAY)).isEqualTo(45_000);
        assertThat(notification(prices, 100, LAST_DAY)).isEqualTo(40_000);
        assertThat(notification(prices, 49, FIRST_DAY)).isEqualTo(44_000);
        assertThat(notification(prices, 50, FIRST_DAY)).isEqualTo(41_000);
        assertThat(notification(prices, 100, FIRST_DAY)).isEqualTo(41_000);
        assertThat(notification(prices, 100, LocalDate.of(2032, 3, 31))).isEqualTo(41_000);
        assertThat(notification(prices, 100, LocalDate.of(2032, 4, 1))).isEqualTo(43_000);
        assertThat(prices.unitMicros(TemplateKind.VERIFICATION, "8613800000000", 0, FIRST_DAY))
                .isEqualTo(45_000);
    }

    private static int notification(PriceList prices, long units, LocalDate day) {
        return prices.unitMicros(TemplateKind.NOTIFICATION, "8613800000000", units, day);
    }

    /** A younger price of fewer digits does not take the place of an older one of more. */
    @Test
    void theLongestPrefixThatHoldsOnTheDayDecides() {
        PriceList prices = prices(
                "INTERNATIONAL,,0,0.500,2032-02-15",
                "INTERNATIONAL,1242,0,0.700,2032-02-15",
                "INTERNATIONAL,44,0,0.300,2032-02-15");

        assertThat(abroad(prices, "12425551234", LAST_DAY))
                .isEqualTo(new PriceList.Line("1", LocalDate.MIN, 0, 80_000));
        assertThat(abroad(prices, "12425551234", FIRST_DAY))
                .isEqualTo(new PriceList.Line("1242", FIRST_DAY, 0, 700_000));
        assertThat(abroad(prices, "12125551234", FIRST_DAY).micros()).isEqualTo(80_000);
        assertThat(abroad(prices, "447911123456", LAST_DAY).micros()).isEqualTo(400_000);
        assertThat(abroad(prices, "447911123456", FIRST_DAY).micros()).isEqualTo(300_000);
        assertThat(abroad(prices, "33612345678", FIRST_DAY).micros()).isEqualTo(500_000);
        assertThat(prices.on(LAST_DAY)).extracting(PriceList.Price::prefix).doesNotContain("44", "1242");
    }

    private static PriceList.Line abroad(PriceList prices, String number, LocalDate day) {
        return prices.line(TemplateKind.INTERNATIONAL, number, 0, day);
    }

    @Test
    @Tag("BL-13")
    void aTierIsCrossedByTheUnitThatReachesIt() {
        PriceList prices = prices("NOTIFICATION,,0,0.044,2032-02-15", "NOTIFICATION,,50,0.041,2032-02-15");

        assertThat(prices.crosses(Coverage.DOMESTIC, 98, 99)).isFalse();
        assertThat(prices.crosses(Coverage.DOMESTIC, 99, 100)).isTrue();
        assertThat(prices.crosses(Coverage.DOMESTIC, 100, 101)).isFalse();
        assertThat(prices.crosses(Coverage.DOMESTIC, 0, 50)).isTrue();
        assertThat(prices.crosses(Coverage.INTERNATIONAL, 0, 1_000)).isFalse();
    }

    @Test
    void refusesWhatCannotBePricedBy() {
        assertThatThrownBy(() -> prices("NOTIFICATION,,100,0.039,"))
                .hasMessageContaining("billing/prices.csv line 8")
                .hasMessageContaining("has a price already");
        assertThatThrownBy(() -> prices("NOTIFICATION,,50,0.041,2032-02-15"))
                .hasMessageContaining("billing/prices.csv line 8: NOTIFICATION has a price from 50 units")
                .hasMessageContaining("none from 0");
        assertThatThrownBy(() -> prices("INTERNATIONAL,44,10,0.3,"))
                .hasMessageContaining("billing/prices.csv line 8")
                .hasMessageContaining("none from 0");
        assertThatThrownBy(() -> prices("NOTIFICATION,,0,0.0440001,2032-02-15"))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> PriceList.of(ShippedPolicies.with(
                        "billing/prices.csv",
                        ALWAYS.replace("VERIFICATION,,0,0.045,", "VERIFICATION,,0,0.045,2032-01-01"))))
                .hasMessageContaining("no price for VERIFICATION");
    }
}
