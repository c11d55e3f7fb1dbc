package dev.signet.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.revenue.CarrierPrices.Charged;
import dev.signet.revenue.CarrierPrices.Rate;
import dev.signet.rules.fact.Vendor;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.proof.RulebookLoader;
import dev.signet.rules.proof.RulebookRejected;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a carrier charges, by the lines of the officer's file. */
class CarrierPricesTest {

    private static final String FILE = "billing/carrier-prices.csv";
    private static final String HEADER = "channel,network,area,valid_from,price,charged,note\n";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 15);

    private static Policies policies(String lines) throws RulebookRejected {
        SortedMap<String, byte[]> files = new TreeMap<>(PolicyFiles.shipped().contents());
        files.put(FILE, (HEADER + lines).getBytes(StandardCharsets.UTF_8));
        files.put(
                "billing/cases.yaml",
                PolicyFiles.shipped()
                        .text("billing/cases.yaml")
                        .replaceAll("(?m)^.*carrier-prices.*\n", "")
                        .getBytes(StandardCharsets.UTF_8));
        return new RulebookLoader().load(PolicyFiles.ofBytes(files)).policies();
    }

    private static @Nullable Rate rate(CarrierPrices prices, Vendor network, String area, LocalDate day) {
        return prices.on("a", network, area, day);
    }

    @Test // #14
    void whatIsForNoChannelIsNamedByItsLine() throws RulebookRejected {
        CarrierPrices prices = CarrierPrices.of(policies("""
                a,,,2026-01-01,0.030,submitted,
                typo,,,2026-01-01,0.030,submitted,
                a,unicom,,2026-06-01,0.027,delivered,
                b,,,2026-01-01,0.030,submitted,
                """));

        assertThat(prices.strays(List.of("a", "c")))
                .containsExactly(new CarrierPrices.Stray(FILE, 3, "typo"), new CarrierPrices.Stray(FILE, 5, "b"));
        assertThat(prices.strays(List.of("a", "b", "typo"))).isEmpty();
    }

    @Test
    void theMostSpecificLineSpeaksAndOfTheseTheLatest() throws RulebookRejected {
        CarrierPrices prices = CarrierPrices.of(policies("""
                a,,,2026-01-01,0.030,submitted,
                a,,,2026-11-10,0.028,submitted,
                a,unicom,,2026-06-01,0.027,delivered,
                a,international,,2026-01-01,0.300,delivered,
                a,international,HK,2026-12-01,0.180,delivered,
                """));

        assertThat(rate(prices, Vendor.MOBILE, "", DAY)).isEqualTo(new Rate(28_000, Charged.SUBMITTED));
        assertThat(rate(prices, Vendor.MOBILE, "", LocalDate.of(2026, 11, 9)))
                .isEqualTo(new Rate(30_000, Charged.SUBMITTED));
        assertThat(rate(prices, Vendor.UNICOM, "", DAY))
                .as("though another began later")
                .isEqualTo(new Rate(27_000, Charged.DELIVERED));
        assertThat(rate(prices, Vendor.INTERNATIONAL, "HK", DAY)).isEqualTo(new Rate(300_000, Charged.DELIVERED));
        assertThat(rate(prices, Vendor.INTERNATIONAL, "HK", LocalDate.of(2026, 12, 1)))
                .isEqualTo(new Rate(180_000, Charged.DELIVERED));
        assertThat(rate(prices, Vendor.MOBILE, "", LocalDate.of(2025, 12, 31)))
                .as("nobody knows what it cost before its first price")
                .isNull();
        assertThat(prices.on("b", Vendor.MOBILE, "", DAY)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a,,,2026-01-01,0.030,submitted,|a,,,2026-01-01,0.031,delivered, ; :3 ; two prices",
                "a,mobile,HK,2026-01-01,0.030,submitted, ; :2 ; area HK",
                "a,international,Hongkong,2026-01-01,0.030,submitted, ; :2 ; area",
                "A B,,,2026-01-01,0.030,submitted, ; :2 ; channel"
            })
    void whatCannotBeMeantIsToldWithItsLine(String lines, String line, String what) throws RulebookRejected {
        Policies policies = policies(lines.replace("|", "\n") + "\n");

        assertThatThrownBy(() -> new CarrierPricesCheck().check(policies))
                .isInstanceOf(RulebookRejected.class)
                .hasMessageContaining(FILE + line)
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @CsvSource({
        "telephone,0.030,submitted",
        "mobile,-0.030,submitted",
        "mobile,0.030,sometimes",
        "mobile,0.0300001,submitted"
    })
    void wordsThatAreNotKnownAndNegativePricesAreRefused(String network, String price, String charged) {
        assertThatThrownBy(() -> policies("a," + network + ",,2026-01-01," + price + "," + charged + ",\n"))
                .isInstanceOf(RulebookRejected.class)
                .hasMessageContaining(FILE + ":2");
    }
}
