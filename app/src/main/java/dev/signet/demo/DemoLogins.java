package dev.signet.demo;

import dev.signet.access.login.LoginProfiles;
import dev.signet.access.login.LoginProfiles.OneTimePassword;
import dev.signet.account.Account;
import dev.signet.account.Accounts;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The first console login of the demo accounts: a one-time password at each start, until the owner has set one of their own.
 * It stands in the log: the demo answers this machine only.
 */
final class DemoLogins {

    private final Accounts accounts;
    private final LoginProfiles profiles;

    DemoLogins(Accounts accounts, LoginProfiles profiles) {
        this.accounts = accounts;
        this.profiles = profiles;
    }

    String lines() {
        return Stream.of(DemoAccounts.ENTERPRISE, DemoAccounts.INDIVIDUAL)
                .map(name -> "    %-16s %s".formatted(name, login(name)))
                .collect(Collectors.joining("\n"));
    }

    private String login(String name) {
        return begin(name)
                .map(made -> "控制台一次性密码 one-time console password " + made.password())
                .orElse("密码已由本人设置 has set a password of its own");
    }

    private Optional<OneTimePassword> begin(String name) {
        Account account = accounts.findByName(name).orElseThrow();
        return profiles.hasOwnPassword(account.id())
                ? Optional.empty()
                : Optional.of(profiles.beginOwner(DemoData.ACTOR, account.id()));
    }
}
