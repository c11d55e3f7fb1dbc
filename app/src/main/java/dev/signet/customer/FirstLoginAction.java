package dev.signet.customer;

import dev.signet.access.login.LoginProfiles;
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

/** An owner's first login, or its reset: the one-time password opens something once somebody else agreed. */
@Component
class FirstLoginAction implements ConsentedAction {

    static final String ACTION = "BeginAccountLogin";

    private static final Wording TEXTS = Wording.of("customer");

    private final AccountAdministration accounts;
    private final LoginProfiles profiles;
    private final ContactNews news;

    FirstLoginAction(AccountAdministration accounts, LoginProfiles profiles, ContactNews news) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.news = news;
    }

    StaffWish wish(long accountId, String loginName, String reason) {
        return Wishes.of(
                ACTION,
                accountId,
                Map.of(Wishes.NAME, accounts.require(accountId).name(), "loginName", loginName),
                reason);
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public void check(StaffWish wish) {
        accounts.requireCustomer(Wishes.account(wish));
    }

    @Override
    public Bilingual told(StaffWish wish) {
        return TEXTS.text("told.login", wish.value(Wishes.NAME));
    }

    @Override
    public Bilingual title(String value) {
        return Wishes.title(value);
    }

    @Override
    public void carryOut(StaffChange change, @Nullable String secret) {
        long account = Wishes.account(change.wish());
        boolean opened = profiles.owner(account).isEmpty();
        profiles.beginOwner(change.askedBy(), account, Objects.requireNonNull(secret), Wishes.why(change));
        news.tell(account, opened ? ContactNews.Kind.LOGIN_OPENED : ContactNews.Kind.LOGIN_RESET, change, Map.of());
    }
}
