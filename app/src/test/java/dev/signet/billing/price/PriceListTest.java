package dev.signet.billing.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped prices, as they are charged. */
class PriceListTest {

    private static final String MOBILE = "8613800000000";

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private static PriceList prices;

    @BeforeAll
    static void readShippedPrices() throws RulebookRejected {
        prices = PriceList.of(new RulebookLoader().load(PolicyFiles.shipped()).policies());
    }

    @Test
    @Tag("S5.1-2")
    @Tag("S5.2-8")
    void theKindOfTheTemplateDecidesThePrice() {
        assertThat(prices.unitMicros(TemplateKind.NOTIFICATION, MOBILE, 0, DAY)).isEqualTo(45_000);
        assertThat(prices.unitMicros(TemplateKind.VERIFICATION, MOBILE, 0, DAY)).isEqualTo(45_000);
        assertThat(prices.unitMicros(TemplateKind.PROMOTIONAL, MOBILE, 0, DAY)).isEqualTo(55_000);
    }

    @Test
    @Tag("S5.2-8")
    void showsEveryLineAsItIsWritten() {
        assertThat(prices.listed())
                .contains(
                        new PriceList.Price(TemplateKind.PROMOTIONAL, "", 0, new BigDecimal("0.055"), null),
                        new PriceList.Price(TemplateKind.INTERNATIONAL, "852", 0, new BigDecimal("0.350"), null))
                .extracting(PriceList.Price::kind)
                .contains(TemplateKind.values());
    }

    @Test
    void theTierThatTheMonthHasReachedAndTheLongestPrefixDecide() {
        assertThat(prices.unitMicros(TemplateKind.NOTIFICATION, MOBILE, 99_999, DAY))
                .isEqualTo(45_000);
        assertThat(prices.unitMicros(TemplateKind.NOTIFICATION, MOBILE, 100_000, DAY))
                .isEqualTo(40_000);
        assertThat(prices.unitMicros(TemplateKind.INTERNATIONAL, "85251234567", 0, DAY))
                .isEqualTo(350_000);
        assertThat(prices.unitMicros(TemplateKind.INTERNATIONAL, "4930123456", 0, DAY))
                .isEqualTo(400_000);
    }
}
