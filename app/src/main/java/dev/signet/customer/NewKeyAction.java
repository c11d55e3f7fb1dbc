package dev.signet.customer;

import dev.signet.account.AccessKey;
import dev.signet.account.AccountAdministration;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.staff.ConsentedAction;
import dev.signet.staff.StaffChange;
import dev.signet.staff.StaffWish;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A further key of an account: whoever asks has its secret, it exists once somebody else agreed. */
@Component
class NewKeyAction implements ConsentedAction {

    static final String ACTION = "CreateAccountKey";

    private static final Wording TEXTS = Wording.of("customer");
    private static final String KEY = "accessKeyId";

    private final AccountAdministration accounts;
    private final ContactNews news;

    NewKeyAction(AccountAdministration accounts, ContactNews news) {
        this.accounts = accounts;
        this.news = news;
    }

    StaffWish wish(AccessKey key, String reason) {
        return Wishes.of(
                ACTION,
                key.accountId(),
                Map.of(Wishes.NAME, accounts.require(key.accountId()).name(), KEY, key.id()),
                reason);
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void check(StaffWish wish) {
        accounts.checkKeyId(Wishes.account(wish), wish.value(KEY));
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return TEXTS.text("told.key", wish.value(Wishes.NAME), wish.value(KEY));
    }

    @Override
    public Bilingual title(String value) {
        return Wishes.title(value);
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        StaffWish wish = change.wish();
        AccessKey key = new AccessKey(wish.value(KEY), Wishes.account(wish), true, Objects.requireNonNull(secret));
        accounts.createKey(change.askedBy(), key, Wishes.why(change));
        news.tell(key.accountId(), ContactNews.Kind.KEY, change, Map.of("key", key.id()));
    }
}
