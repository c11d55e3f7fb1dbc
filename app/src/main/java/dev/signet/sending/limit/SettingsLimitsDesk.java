package dev.signet.sending.limit;

import dev.signet.account.AccountKind;
import dev.signet.account.Accounts;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.policy.Policies;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Tells an account within what it may set its sending, and how much of its day and month is used. */
@Service
public class SettingsLimitsDesk {

    private final Accounts accounts;
    private final AccountVolumes volumes;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    SettingsLimitsDesk(Accounts accounts, AccountVolumes volumes, ActiveRulebook rulebook, Clock clock) {
        this.accounts = accounts;
        this.volumes = volumes;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    public SettingsLimits of(long accountId) {
        Policies policies = rulebook.current().policies();
        SendFacts.Volume used = volumes.look(accountId, clock.instant());
        boolean enterprise = accounts.find(accountId)
                .filter(account -> account.kind() == AccountKind.ENTERPRISE)
                .isPresent();
        return new SettingsLimits(
                frequency(policies, "per_minute"),
                frequency(policies, "per_hour"),
                frequency(policies, "per_day"),
                enterprise ? policies.number("sending.verification.own.highest") : 0,
                policies.number("sending.whitelist.max"),
                policies.number("sending.package.warning.highest"),
                policies.number("sending.abuse.requests"),
                policies.number("sending.abuse.success-percent"),
                policies.number("sending.abuse.growth-percent"),
                used.today(),
                used.thisMonth());
    }

    /** Where the table has no such line any more, nothing limits it. */
    private static int frequency(Policies policies, String own) {
        return policies.table("frequency-limits")
                .row("own", own)
                .map(row -> Integer.parseInt(row.get("limit")))
                .orElse(0);
    }
}
