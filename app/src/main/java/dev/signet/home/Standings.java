package dev.signet.home;

import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountBalance;
import dev.signet.billing.Packages;
import dev.signet.sending.account.AccountSettingsDesk;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Puts together what an account is and has. */
@Service
public class Standings {

    private final AccountAdministration accounts;
    private final AccountBalance balances;
    private final Packages packages;
    private final AccountSettingsDesk settings;
    private final Clock clock;

    Standings(
            AccountAdministration accounts,
            AccountBalance balances,
            Packages packages,
            AccountSettingsDesk settings,
            Clock clock) {
        this.accounts = accounts;
        this.balances = balances;
        this.packages = packages;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws dev.signet.platform.Refusal {@code AccountNotFound} */
    public Standing of(long accountId) {
        Instant now = clock.instant();
        return new Standing(
                accounts.require(accountId),
                balances.of(accountId),
                packages.current(accountId, now),
                settings.of(accountId).packageWarning(),
                now);
    }
}
