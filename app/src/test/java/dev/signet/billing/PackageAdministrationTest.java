package dev.signet.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.signet.account.AccountAdministration;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator may give as a package, and what is kept of it. */
class PackageAdministrationTest {

    private static final Instant NOW = Instant.parse("2026-11-29T04:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final long ACCOUNT = 7;

    private final Packages packages = mock(Packages.class);
    private final AccountAdministration accounts = mock(AccountAdministration.class);
    private final AuditTrail audit = mock(AuditTrail.class);
    private final PackageAdministration administration =
            new PackageAdministration(packages, accounts, audit, Clock.fixed(NOW, ZoneOffset.UTC));

    private Packages.Holding grant(long units, @Nullable Instant from, Instant until, @Nullable String reference) {
        return administration.grant("admin", ACCOUNT, Coverage.DOMESTIC, units, from, until, reference);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2_000_000_000L})
    @Tag("BL-14")
    void givesAPackageFromNowOnAndSaysWhoGaveIt(long units) {
        var given = new Packages.Holding(1, Coverage.DOMESTIC, units, units, NOW, LATER);
        when(packages.grant(ACCOUNT, Coverage.DOMESTIC, units, NOW, LATER, null))
                .thenReturn(given);

        assertThat(grant(units, null, LATER, null)).isSameAs(given);

        verify(audit)
                .record(
                        "admin",
                        "package.granted",
                        "account",
                        "7",
                        Map.of(
                                "coverage",
                                Coverage.DOMESTIC,
                                "units",
                                units,
                                "from",
                                NOW.toString(),
                                "until",
                                LATER.toString(),
                                "reference",
                                ""));
    }

    @Test
    void beginsWhenItIsToBeginAndKeepsTheReference() {
        grant(5, LATER, LATER.plusSeconds(1), "r".repeat(100));

        verify(packages).grant(ACCOUNT, Coverage.DOMESTIC, 5, LATER, LATER.plusSeconds(1), "r".repeat(100));
        verify(audit)
                .record(
                        eq("admin"),
                        any(),
                        any(),
                        any(),
                        eq(Map.of(
                                "coverage",
                                Coverage.DOMESTIC,
                                "units",
                                5L,
                                "from",
                                LATER.toString(),
                                "until",
                                LATER.plusSeconds(1).toString(),
                                "reference",
                                "r".repeat(100))));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, r, 条数", "2000000001, 1, r, 条数", "1, 0, r, 失效时间", "1, -1, r, 失效时间", "1, 1, ' ', 业务单号"})
    void givesNothingThatCannotBe(long units, long seconds, String reference, String what) {
        assertThatThrownBy(() -> grant(units, NOW, NOW.plusSeconds(seconds), reference))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(what);
        assertThatThrownBy(() -> grant(1, NOW, LATER, "r".repeat(101)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("业务单号");

        verifyNoInteractions(audit);
        verify(packages, never()).grant(anyLong(), any(), anyLong(), any(), any(), any());
    }

    @Test
    void knowsNoPackagesOfAnAccountThatIsNotThere() {
        var held = List.of(new Packages.Holding(1, Coverage.DOMESTIC, 2, 1, NOW, LATER));
        when(packages.of(ACCOUNT)).thenReturn(held);
        when(accounts.require(8)).thenThrow(new Refusal("AccountNotFound", "账号 8 不存在。", "There is no account 8."));

        assertThat(administration.of(ACCOUNT)).isEqualTo(held);
        assertThatThrownBy(() -> administration.of(8))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("8");
        assertThatThrownBy(() -> administration.grant("admin", 8, Coverage.DOMESTIC, 1, NOW, LATER, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("8");
    }
}
