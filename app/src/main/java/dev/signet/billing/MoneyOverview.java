package dev.signet.billing;

import dev.signet.account.Account;
import dev.signet.account.AccountState;
import dev.signet.account.Accounts;
import dev.signet.account.ApiCaller;
import dev.signet.account.Suspension;
import dev.signet.account.overview.GuideFact;
import dev.signet.account.overview.GuideStep;
import dev.signet.account.overview.Need;
import dev.signet.account.overview.NeedSource;
import dev.signet.platform.DataPlane;
import dev.signet.platform.Wording;
import java.time.Clock;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the first page of the console says of an account's money. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MoneyOverview implements NeedSource, GuideFact {

    private static final Wording TEXTS = Wording.of("billing");

    private final Accounts accounts;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    MoneyOverview(Accounts accounts, @DataPlane JdbcTemplate jdbc, Clock clock) {
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An account in arrears is told to top up (S1-5), and one that has nothing to pay with before its next message is. */
    @Override
    public List<Need> of(ApiCaller reader, int most) {
        Account account = accounts.find(reader.accountId()).orElseThrow();
        Suspension suspension = account.suspension();
        if (suspension != null) {
            return List.of(new Need(
                    "account.suspended",
                    TEXTS.text("need.suspended", suspension.reason()),
                    null,
                    null,
                    "dysms:GetAccount",
                    "*"));
        }
        if (account.state() == AccountState.IN_ARREARS || owes(account.id())) {
            return List.of(need("account.in-arrears", "need.in-arrears"));
        }
        return hasSomething(account.id()) ? List.of() : List.of(need("account.nothing-left", "need.nothing-left"));
    }

    /** Whose balance is below nothing sends nothing, whatever its packages and vouchers hold. */
    private boolean owes(long accountId) {
        return asked(
                "select exists(select 1 from billing_account where account_id = ? and balance_micros < 0)", accountId);
    }

    /** Of what pays for messages now: what is valid later does not yet. */
    private boolean hasSomething(long accountId) {
        long now = clock.millis();
        return asked("""
                select exists(select 1 from billing_account where account_id = ? and balance_micros > 0)
                    or exists(select 1 from billing_package
                        where account_id = ? and valid_from <= ? and valid_until > ? and units_left > 0)
                    or exists(select 1 from billing_voucher
                        where account_id = ? and valid_from <= ? and valid_until > ? and left_micros > 0)""", accountId, accountId, now, now, accountId, now, now);
    }

    private static Need need(String kind, String sentence) {
        return new Need(kind, TEXTS.text(sentence), null, null, "dysms:GetAccount", "*");
    }

    @Override
    public GuideStep step() {
        return GuideStep.MESSAGE;
    }

    /** What was accepted was charged, and the ledger never forgets. */
    @Override
    public boolean taken(long accountId) {
        return asked(
                "select exists(select 1 from billing_entry where account_id = ? and kind = ?)",
                accountId,
                EntryKind.RESERVE.ordinal());
    }

    private boolean asked(String question, Object... values) {
        return Boolean.TRUE.equals(jdbc.queryForObject(question, Boolean.class, values));
    }
}
