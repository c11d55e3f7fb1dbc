package dev.signet.support;

import dev.signet.account.AccessKey;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountKind;
import dev.signet.account.InternationalService;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh accounts, so that tests that share an application do not meet each other's facts. */
public final class TestAccounts {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String ACTOR = "test";

    private final AccountAdministration administration;
    private final InternationalService international;

    TestAccounts(AccountAdministration administration, InternationalService international) {
        this.administration = administration;
        this.international = international;
    }

    /** An account and a key of its own. */
    public record Customer(Account account, AccessKey key) {

        public long id() {
            return account.id();
        }
    }

    /** It may send abroad. */
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
        Account made = administration.create(ACTOR, "test-" + COUNT.incrementAndGet(), kind, verifiedName, null);
        Account account = international.set(ACTOR, made.id(), made.mayOpenInternational());
        return new Customer(account, administration.createKey(ACTOR, account.id()));
    }
}
