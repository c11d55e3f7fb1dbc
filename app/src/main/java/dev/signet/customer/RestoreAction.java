package dev.signet.customer;

import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.AccountStanding;
import dev.signet.audit.AuditReader;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.time.ChinaTime;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account that was suspended sends again. */
@Component
class RestoreAction implements ConsentedAction {

    static final String ACTION = "RestoreAccount";
    private static final String SUSPENDED = "suspended";
    private static final String WHY = "suspension";
    private static final List<String> STOPPED = List.of("account.suspended", "account.state-set");

    private static final Wording TEXTS = Wording.of("customer");

    private final AccountAdministration accounts;
    private final AuditReader trail;
    private final ContactNews news;

    RestoreAction(AccountAdministration accounts, AuditReader trail, ContactNews news) {
        this.accounts = accounts;
        this.trail = trail;
        this.news = news;
    }

    StaffWish wish(long accountId, String reason) {
        Account account = accounts.require(accountId);
        Map<String, String> values =
                new HashMap<>(Map.of(Wishes.NAME, account.name(), SUSPENDED, suspended(accountId)));
        if (account.suspension() != null) {
            values.put(WHY, account.suspension().reason());
        }
        return Wishes.of(ACTION, accountId, values, reason);
    }

    /** When it was stopped last: whoever agrees agrees to that being undone, and to nothing that came later. */
    private String suspended(long accountId) {
        return trail.history(Wishes.ACCOUNT, Long.toString(accountId), STOPPED, null, null, 1).stream()
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
        if (account.standing() == AccountStanding.NORMAL) {
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
        long account = Wishes.account(change.wish());
        accounts.restore(change.askedBy(), account, Wishes.why(change));
        news.tell(
                account,
                ContactNews.Kind.RESTORED,
                change,
                Map.of("reason", change.wish().reason()));
    }
}
