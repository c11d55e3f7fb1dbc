package dev.signet.sending.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountBalance;
import dev.signet.account.AccountKind;
import dev.signet.account.AccountState;
import dev.signet.account.Accounts;
import dev.signet.account.Suspension;
import dev.signet.billing.Packages;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlatformAccountHealthTest {

    private final Accounts accounts = mock(Accounts.class);
    private final Packages packages = mock(Packages.class);
    private final AccountBalance balance = mock(AccountBalance.class);
    private final PlatformAccountHealth health = new PlatformAccountHealth(
            new PlatformAccount(accounts, mock(AccountAdministration.class), packages, balance, Clock.systemUTC()));

    @Test // #13
    void tellsWhyThePlatformsMessagesCannotBeSent() {
        assertThat(problem()).contains("is not there yet");

        is(AccountState.NORMAL, 1, "0");
        assertThat(problem()).isEqualTo("null");
        is(AccountState.NORMAL, 0, "0.1");
        assertThat(problem()).isEqualTo("null");
        is(AccountState.NORMAL, 0, "0");
        assertThat(problem()).contains("没有套餐包余量和余额", "no package and no balance left");
        is(AccountState.NORMAL, 1, "-0.1");
        assertThat(problem()).contains("余额低于 0", "owes");
        is(AccountState.IN_ARREARS, 1, "1");
        assertThat(problem()).contains("已停用", "is suspended");
        is(AccountState.NORMAL, new Suspension("admin", Instant.EPOCH, "x"), 1, "1");
        assertThat(problem()).contains("已停用", "is suspended");
    }

    private void is(AccountState state, long units, String yuan) {
        is(state, null, units, yuan);
    }

    private void is(AccountState state, @Nullable Suspension suspension, long units, String yuan) {
        when(accounts.findByName(Account.PLATFORM))
                .thenReturn(Optional.of(new Account(
                        7,
                        Account.PLATFORM,
                        AccountKind.ENTERPRISE,
                        "Signet",
                        state,
                        false,
                        ZoneOffset.UTC,
                        suspension)));
        when(packages.remainders(any(), any(), any())).thenReturn(Map.of(7L, new Packages.Remainder(1, units)));
        when(balance.of(7)).thenReturn(new BigDecimal(yuan));
    }

    private String problem() {
        return String.valueOf(health.health().getDetails().get("problem"));
    }
}
