package dev.signet.sending.account;

import dev.signet.platform.FactsVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The quotas that the platform sets for accounts, on the control plane; sends know them from the picture of the account. */
@Component
public class AccountQuotas {

    private final JdbcClient jdbc;
    private final FactsVersions facts;

    AccountQuotas(JdbcClient jdbc, FactsVersions facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    public AccountQuota of(long accountId) {
        return jdbc.sql("select daily, monthly from sending_quota where account_id = ?")
                .param(accountId)
                .query((row, n) -> new AccountQuota(row.getObject(1, Long.class), row.getObject(2, Long.class)))
                .optional()
                .orElse(AccountQuota.NONE);
    }

    /** Holds here with the commit, and on another node once it has asked for changes. */
    @Transactional
    public void set(long accountId, AccountQuota quota) {
        jdbc.sql("""
                        insert into sending_quota (account_id, daily, monthly) values (?, ?, ?)
                        on duplicate key update daily = values(daily), monthly = values(monthly)""").params(accountId, quota.daily(), quota.monthly()).update();
        facts.raise(accountId);
    }
}
