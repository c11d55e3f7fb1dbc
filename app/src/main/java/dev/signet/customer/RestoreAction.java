package dev.signet.customer;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountState;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account that was suspended sends again. */
@Component
class RestoreAction implements ConsentedAction {

    static final String ACTION = "RestoreAccount";

    private static final Wording TEXTS = Wording.of("customer");

    private final AccountAdministration accounts;

    RestoreAction(AccountAdministration accounts) {
        this.accounts = accounts;
    }

    StaffWish wish(long accountId, String reason) {
        return Wishes.of(
                ACTION,
                accountId,
                Map.of(Wishes.NAME, accounts.require(accountId).name()),
                reason);
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void check(StaffWish wish) {
        Account account = accounts.require(Wishes.account(wish));
        if (account.state() == AccountState.NORMAL) {
            throw TEXTS.refusal("OperationDenied.AccountState", "restore.normal", account.name());
        }
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return TEXTS.text("told.restore", wish.value(Wishes.NAME));
    }

    @Override
    public Bilingual title(String value) {
        return Wishes.title(value);
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        accounts.setState(change.askedBy(), Wishes.account(change.wish()), AccountState.NORMAL, Wishes.why(change));
    }
}
