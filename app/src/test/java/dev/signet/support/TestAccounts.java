package dev.signet.support;

import dev.signet.account.AccessKey;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh accounts, so that tests that share an application do not meet each other's facts. */
public final class TestAccounts {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String ACTOR = "test";

    private final AccountAdministration administration;

    TestAccounts(AccountAdministration administration) {
        this.administration = administration;
    }

    /** An account and a key of its own. */
    public record Customer(Account account, AccessKey key) {

        public long id() {
            return account.id();
        }
    }

    public Customer enterprise() {
        return enterprise("杭州示例科技有限公司");
    }

    public Customer enterprise(String verifiedName) {
        return create(AccountKind.ENTERPRISE, verifiedName);
    }

    public Customer individual() {
        return create(AccountKind.INDIVIDUAL, "张三");
    }

    private Customer create(AccountKind kind, String verifiedName) {
        Account account = administration.create(ACTOR, "test-" + COUNT.incrementAndGet(), kind, verifiedName, null);
        return new Customer(account, administration.createKey(ACTOR, account.id()));
    }
}
