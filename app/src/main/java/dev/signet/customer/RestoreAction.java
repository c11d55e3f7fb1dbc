package dev.signet.customer;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountState;
import dev.signet.audit.AuditReader;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.time.ChinaTime;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account that was suspended sends again. */
@Component
class RestoreAction implements ConsentedAction {

    static final String ACTION = "RestoreAccount";
    private static final String SUSPENDED = "suspended";

    private static final Wording TEXTS = Wording.of("customer");

    private final AccountAdministration accounts;
    private final AuditReader trail;

    RestoreAction(AccountAdministration accounts, AuditReader trail) {
        this.accounts = accounts;
        this.trail = trail;
    }

    StaffWish wish(long accountId, String reason) {
        return Wishes.of(
                ACTION,
                accountId,
                Map.of(Wishes.NAME, accounts.require(accountId).name(), SUSPENDED, suspended(accountId)),
                reason);
    }

    /** When it was stopped last: whoever agrees agrees to that being undone, and to nothing that came later. */
    private String suspended(long accountId) {
        AuditReader.Filter filter = new AuditReader.Filter(
                "account", Long.toString(accountId), null, "account.state-set", null, null, null, null);
        return trail.read(filter, 1).stream()
                .findFirst()
                .map(entry -> entry.at().toString())
                .orElse("");
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
        if (!suspended(account.id()).equals(wish.value(SUSPENDED))) {
            throw TEXTS.refusal("OperationDenied.AccountState", "restore.again", account.name());
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
    public Bilingual shown(String value, String text) {
        boolean instant = value.equals(SUSPENDED) && !text.isEmpty();
        String plain = instant ? ChinaTime.text(Instant.parse(text)) : text;
        return new Bilingual(plain, plain);
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        accounts.setState(change.askedBy(), Wishes.account(change.wish()), AccountState.NORMAL, Wishes.why(change));
    }
}
