package dev.signet.access.login;

import dev.signet.account.Account;
import dev.signet.account.AccountNames;
import dev.signet.account.Accounts;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.text.Quoted;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.policy.Policies;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an account is called at the login, beside its name and id. Digits alone are an id, whatever is called so; what is an
 * account's name or alias nobody else gets as either. Should both be there nevertheless, the name goes before the alias.
 */
@Service
public class AccountAliases implements AccountNames {

    private static final Wording TEXTS = Wording.of("access-login");
    private static final Pattern ALIAS = Pattern.compile("(?!.*--)(?!\\d+$)[a-z0-9][a-z0-9-]*[a-z0-9]");
    private static final String SUFFIX = ".onaliyun.com";
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;

    AccountAliases(JdbcClient jdbc, Accounts accounts, ActiveRulebook rulebook, AuditTrail audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.audit = audit;
    }

    public Optional<String> of(long accountId) {
        return jdbc.sql("select alias from access_alias where account_id = ?")
                .param(accountId)
                .query(String.class)
                .optional();
    }

    /** What its people write behind the @: its alias, else its name, else its id where the name is read as an id. */
    public String nameOf(long accountId) {
        return of(accountId)
                .or(() -> accounts.find(accountId).map(Account::name))
                .filter(called ->
                        find(called).filter(it -> it.id() == accountId).isPresent())
                .orElse(Long.toString(accountId));
    }

    /**
     * The user's name in a principal name: {@code alice} of {@code alice@yunfan} and {@code alice@yunfan.onaliyun.com},
     * where {@code yunfan} is the account's alias, name or id; a user's name alone is one too.
     *
     * @throws dev.signet.platform.Refusal {@code InvalidParameter.UserPrincipalName} where it is not this account's
     */
    public String userOf(long accountId, String principalName) {
        int at = principalName.lastIndexOf('@');
        if (at < 0) {
            return principalName;
        }
        boolean ours = LoginNames.lower(principalName.substring(at + 1))
                .map(called ->
                        called.endsWith(SUFFIX) ? called.substring(0, called.length() - SUFFIX.length()) : called)
                .flatMap(this::find)
                .filter(account -> account.id() == accountId)
                .isPresent();
        if (at == 0 || !ours) {
            throw TEXTS.refusal(
                    "InvalidParameter.UserPrincipalName",
                    "principal-name",
                    Quoted.of(principalName),
                    nameOf(accountId),
                    accountId);
        }
        return principalName.substring(0, at);
    }

    /** @throws dev.signet.platform.Refusal where it is another account's alias or name, reserved, or not formed as an alias is */
    @Transactional
    public void set(String by, long accountId, String alias) {
        Policies limits = rulebook.current().policies();
        int shortest = limits.number("access.alias.min");
        int longest = limits.number("access.alias.max");
        if (alias.length() < shortest
                || alias.length() > longest
                || !ALIAS.matcher(alias).matches()) {
            throw TEXTS.refusal("InvalidParameter.AccountAlias", "alias.form", Quoted.of(alias), shortest, longest);
        }
        if (limits.words("reserved-aliases").contains(alias)) {
            throw TEXTS.refusal("EntityAlreadyExists.AccountAlias", "alias.reserved", alias);
        }
        if (accounts.findByName(alias).filter(other -> other.id() != accountId).isPresent()) {
            throw taken(alias);
        }
        try {
            jdbc.sql("delete from access_alias where account_id = ?")
                    .param(accountId)
                    .update();
            jdbc.sql("insert into access_alias (account_id, alias) values (?, ?)")
                    .params(accountId, alias)
                    .update();
        } catch (DuplicateKeyException anothers) {
            throw taken(alias);
        }
        audit.record(by, "account-alias.set", "account", Long.toString(accountId), Map.of("alias", alias));
    }

    @Transactional
    public void clear(String by, long accountId) {
        int cleared = jdbc.sql("delete from access_alias where account_id = ?")
                .param(accountId)
                .update();
        if (cleared > 0) {
            audit.record(by, "account-alias.cleared", "account", Long.toString(accountId), Map.of());
        }
    }

    @Override
    public boolean isTaken(String name) {
        return accountOf(name).isPresent();
    }

    /** @param called id, name or alias, in this order, in small letters */
    Optional<Account> find(String called) {
        if (ID.matcher(called).matches()) {
            return accounts.find(Long.parseLong(called));
        }
        return accounts.findByName(called).or(() -> accountOf(called).flatMap(accounts::find));
    }

    private Optional<Long> accountOf(String alias) {
        return jdbc.sql("select account_id from access_alias where alias = ?")
                .param(alias)
                .query(Long.class)
                .optional();
    }

    private static Refusal taken(String alias) {
        return TEXTS.refusal("EntityAlreadyExists.AccountAlias", "alias.taken", alias);
    }
}
