package dev.signet.account;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.FactsVersions;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The international/HMT service of an account (国际/港澳台消息服务): free, off until an enterprise opens it (S1-15), and never
 * open to an individual (S1-7). What is sent while it is off is refused by the norm SR-15.
 */
@Service
public class InternationalService {

    private static final Wording TEXTS = Wording.of("account");

    private final JdbcClient jdbc;
    private final AccountAdministration accounts;
    private final AuditTrail audit;
    private final FactsVersions versions;

    InternationalService(JdbcClient jdbc, AccountAdministration accounts, AuditTrail audit, FactsVersions versions) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audit = audit;
        this.versions = versions;
    }

    /**
     * Opens the service, or closes it again; a state that it has already is no change.
     *
     * @return the account as it is from then on
     * @throws Refusal {@code OperationDenied.International} for an individual that wants it open
     */
    @Transactional
    public Account set(String actor, long accountId, boolean open) {
        Account before = accounts.require(accountId);
        if (open && !before.mayOpenInternational()) {
            throw TEXTS.refusal("OperationDenied.International", "international.individual");
        }
        if (before.international() == open) {
            return before;
        }
        jdbc.sql("update account_account set international = ? where id = ?")
                .params(open, accountId)
                .update();
        audit.record(
                actor,
                open ? "account.international-opened" : "account.international-closed",
                "account",
                Long.toString(accountId),
                Map.of());
        versions.raise(accountId);
        return accounts.require(accountId);
    }
}
