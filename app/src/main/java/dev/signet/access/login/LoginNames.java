package dev.signet.access.login;

import dev.signet.access.Credentials;
import dev.signet.account.Account;
import dev.signet.account.Principal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom a login name means: {@code alice@yunfan} is a user of the account with this alias, name or id; {@code yunfan} alone is
 * the account's owner. Letters of other scripts that look like these mean nobody.
 */
@Component
class LoginNames {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final JdbcClient jdbc;
    private final AccountAliases aliases;
    private final Credentials holders;

    LoginNames(JdbcClient jdbc, AccountAliases aliases, Credentials holders) {
        this.jdbc = jdbc;
        this.aliases = aliases;
        this.holders = holders;
    }

    Optional<Principal> find(String loginName) {
        int at = loginName.lastIndexOf('@');
        Optional<Account> account = lower(loginName.substring(at + 1)).flatMap(aliases::find);
        return at < 0
                ? account.map(owner -> Principal.owner(owner.id()))
                : account.flatMap(its -> lower(loginName.substring(0, at)).flatMap(name -> user(its.id(), name)));
    }

    /** How somebody is to log in. */
    String of(Principal holder) {
        String account = aliases.nameOf(holder.accountId());
        return holder.isOwner() ? account : holder.name() + "@" + account;
    }

    private Optional<Principal> user(long accountId, String name) {
        return jdbc.sql("select id from access_user where account_id = ? and name_key = ?")
                .params(accountId, name)
                .query(Long.class)
                .optional()
                .flatMap(id -> holders.holder(accountId, id));
    }

    /** Looked at before it is lowered: there are letters elsewhere whose small form is one of these. */
    static Optional<String> lower(String part) {
        return PART.matcher(part).matches() ? Optional.of(part.toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
