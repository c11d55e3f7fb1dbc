package dev.signet.demo;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.account.Accounts;
import dev.signet.account.InternationalService;
import java.math.BigDecimal;
import org.springframework.transaction.support.TransactionTemplate;

/** The two accounts of the demo data, with keys that everybody knows. */
final class DemoAccounts {

    static final String ENTERPRISE = "demo";
    static final String INDIVIDUAL = "demo-individual";

    private static final BigDecimal BALANCE_YUAN = new BigDecimal("1000");

    private final Accounts accounts;
    private final AccountAdministration administration;
    private final InternationalService international;
    private final TransactionTemplate transaction;

    DemoAccounts(
            Accounts accounts,
            AccountAdministration administration,
            InternationalService international,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.administration = administration;
        this.international = international;
        this.transaction = transaction;
    }

    void ensure() {
        ensure(ENTERPRISE, AccountKind.ENTERPRISE, "杭州示例科技有限公司");
        ensure(INDIVIDUAL, AccountKind.INDIVIDUAL, "张三");
    }

    private void ensure(String name, AccountKind kind, String verifiedName) {
        if (accounts.findByName(name).isEmpty()) {
            transaction.executeWithoutResult(status -> {
                Account account = administration.create(DemoData.ACTOR, name, kind, verifiedName, null);
                administration.createKey(DemoData.ACTOR, account.id(), keyId(name), secret(name));
                international.set(DemoData.ACTOR, account.id(), account.mayOpenInternational());
            });
            // A send must work in the first minute, and sending costs.
            accounts.findByName(name)
                    .ifPresent(account ->
                            administration.setBalance(DemoData.ACTOR, account.id(), BALANCE_YUAN, "demo data"));
        }
    }

    static String keyId(String account) {
        return "signet-" + account + "-key";
    }

    static String secret(String account) {
        return "signet-" + account + "-secret";
    }
}
