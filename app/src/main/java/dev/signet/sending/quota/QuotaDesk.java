package dev.signet.sending.quota;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.rules.fact.SendFacts;
import dev.signet.sending.account.AccountQuota;
import dev.signet.sending.account.AccountQuotas;
import dev.signet.sending.account.AccountSettingsDesk;
import dev.signet.sending.limit.AccountVolumes;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffChanges;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What an account may send in a day and a month, by itself and by the platform, and what it has sent. */
@Service
public class QuotaDesk {

    static final Wording TEXTS = Wording.of("sending");

    private final AccountAdministration accounts;
    private final AccountQuotas quotas;
    private final AccountSettingsDesk settings;
    private final AccountVolumes volumes;
    private final StaffChanges changes;
    private final Clock clock;

    QuotaDesk(
            AccountAdministration accounts,
            AccountQuotas quotas,
            AccountSettingsDesk settings,
            AccountVolumes volumes,
            StaffChanges changes,
            Clock clock) {
        this.accounts = accounts;
        this.quotas = quotas;
        this.settings = settings;
        this.volumes = volumes;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * @param quota the platform's
     * @param own the account's own limits
     */
    public record Standing(Account account, AccountQuota quota, AccountQuota own, SendFacts.Volume used) {}

    /** @throws Refusal {@code AccountNotFound} */
    public Standing of(long accountId) {
        Account account = accounts.require(accountId);
        var own = settings.of(accountId);
        return new Standing(
                account,
                quotas.of(accountId),
                new AccountQuota(own.dailyLimit(), own.monthlyLimit()),
                volumes.look(accountId, clock.instant()));
    }

    /** Both are replaced; null for no end. */
    public StaffChange ask(String asker, long accountId, @Nullable Long daily, @Nullable Long monthly, String reason) {
        Account account = accounts.require(accountId);
        AccountQuota wanted = new AccountQuota(daily, monthly);
        refuseUnlessQuota(wanted);
        AccountQuota now = quotas.of(accountId);
        if (wanted.equals(now)) {
            throw TEXTS.refusal("OperationDenied.Quota", "staff-quota.same", account.name());
        }
        return changes.ask(asker, SetQuota.wish(account, now, wanted, reason), null);
    }

    /** What is asked for and waits. */
    public List<StaffChange> waiting(long accountId) {
        return changes.list(StaffChange.State.WAITING, SetQuota.ACTION, accountId, null, 1);
    }

    /** @throws Refusal where it is no quota */
    static void refuseUnlessQuota(AccountQuota quota) {
        refuseUnlessVolume("daily", quota.daily());
        refuseUnlessVolume("monthly", quota.monthly());
        if (quota.daily() != null && quota.monthly() != null && quota.daily() > quota.monthly()) {
            throw TEXTS.refusal("InvalidParameter", "staff-quota.more", quota.daily(), quota.monthly());
        }
    }

    private static void refuseUnlessVolume(String name, @Nullable Long units) {
        if (units != null && units < 0) {
            throw TEXTS.refusal("InvalidParameter", "staff-quota.negative", name, units);
        }
    }
}
