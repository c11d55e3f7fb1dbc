package dev.signet.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.Account;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.billing.Packages.Holding;
import dev.signet.billing.price.Coverage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

    private static final Instant NOW = Instant.parse("2026-12-01T04:00:00Z");
    private static final Account ACCOUNT = new Account(
            1, "a", AccountKind.ENTERPRISE, "杭州云帆科技有限公司", AccountState.NORMAL, false, ZoneId.of("Asia/Shanghai"));

    private static Holding holding(Coverage coverage, long units, long left, Duration begun, Duration ends) {
        return new Holding(1, coverage, units, left, NOW.minus(begun), NOW.plus(ends));
    }

    private static Holding domestic(long units, long left) {
        return holding(Coverage.DOMESTIC, units, left, Duration.ofDays(1), Duration.ofDays(9));
    }

    private static Standing standing(Long warning, Holding... holdings) {
        return new Standing(ACCOUNT, BigDecimal.TEN, List.of(holdings), warning, NOW);
    }

    @Test
    @Tag("S1-14")
    void addsUpThePackagesOfACoverageThatAreValidNow() {
        Standing standing = standing(
                null,
                domestic(1000, 300),
                domestic(500, 0),
                holding(Coverage.DOMESTIC, 700, 700, Duration.ofSeconds(-1), Duration.ofDays(30)),
                holding(Coverage.INTERNATIONAL, 50, 49, Duration.ZERO, Duration.ofDays(1)));

        assertThat(standing.remainder(Coverage.DOMESTIC)).isEqualTo(new Standing.Remainder(1500, 300));
        assertThat(standing.remainder(Coverage.DOMESTIC).percentLeft()).isEqualTo(20);
        assertThat(standing.remainder(Coverage.INTERNATIONAL)).isEqualTo(new Standing.Remainder(50, 49));
    }

    @Test
    @Tag("S1-14")
    void roundsWhatIsLeftDownAndHasNothingOfNothing() {
        assertThat(Standing.percentLeft(domestic(1000, 999))).isEqualTo(99);
        assertThat(Standing.percentLeft(domestic(1000, 9))).isZero();
        assertThat(standing(null).remainder(Coverage.DOMESTIC).percentLeft()).isZero();
        assertThat(Standing.percentLeft(domestic(2_000_000_000L, 2_000_000_000L)))
                .isEqualTo(100);
    }

    @Test
    @Tag("S1-13")
    void paysFromThePackageAsLongAsOneHasUnitsLeft() {
        assertThat(standing(null).billing()).isEqualTo(BillingForm.PAY_AS_YOU_GO);
        assertThat(standing(null, domestic(10, 1)).billing()).isEqualTo(BillingForm.PACKAGE);
        assertThat(standing(null, domestic(10, 0)).billing()).isEqualTo(BillingForm.PAY_AS_YOU_GO);
        assertThat(standing(null, holding(Coverage.INTERNATIONAL, 9, 9, Duration.ZERO, Duration.ofDays(1)))
                        .billing())
                .isEqualTo(BillingForm.PAY_AS_YOU_GO);
    }

    @Test
    @Tag("S1-11")
    void isLowOnlyBelowTheValueThatTheAccountSet() {
        assertThat(standing(null, domestic(1000, 1)).isLow()).isFalse();
        assertThat(standing(100L, domestic(1000, 100)).isLow()).isFalse();
        assertThat(standing(100L, domestic(1000, 99)).isLow()).isTrue();
        assertThat(standing(100L).isLow()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT0.001S, 1", "PT24H, 1", "PT24H0.001S, 2", "P30D, 30"})
    void countsABegunDayAsOne(Duration ends, long days) {
        Holding holding = holding(Coverage.DOMESTIC, 1, 1, Duration.ZERO, ends);

        assertThat(standing(null, holding).daysLeft(holding)).isEqualTo(days);
    }
}
