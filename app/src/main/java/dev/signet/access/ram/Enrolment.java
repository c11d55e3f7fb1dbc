package dev.signet.access.ram;

import dev.signet.access.login.AccountAliases;
import dev.signet.access.login.LoginProfile;
import dev.signet.access.login.PasswordPolicies;
import dev.signet.access.login.ProfileChange;
import dev.signet.account.AccessKey;
import dev.signet.account.ApiCaller;
import dev.signet.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a user comes in: passwords that are made here and must be replaced at the first login, so that nobody chooses for others. */
@Service
public class Enrolment {

    private final AccessUsers users;
    private final UserLogins logins;
    private final AccessKeysOfUsers keys;
    private final PasswordPolicies passwords;
    private final AccountAliases aliases;

    Enrolment(
            AccessUsers users,
            UserLogins logins,
            AccessKeysOfUsers keys,
            PasswordPolicies passwords,
            AccountAliases aliases) {
        this.users = users;
        this.logins = logins;
        this.keys = keys;
        this.passwords = passwords;
        this.aliases = aliases;
    }

    /**
     * All of it or nothing.
     *
     * @param login whether the user gets into the console
     * @param mfa whether not without a second factor
     * @param key whether the user signs requests
     * @throws Refusal as {@link AccessUsers#create}
     */
    @Transactional
    public FirstCredentials create(ApiCaller caller, UserForm form, boolean login, boolean mfa, boolean key) {
        AccessUser user = users.create(caller, form);
        return credentials(
                caller,
                user,
                login ? password(caller, user.name(), mfa) : null,
                key ? keys.create(caller, user.name()) : null);
    }

    /**
     * Lets a user into the console.
     *
     * @throws Refusal {@code EntityAlreadyExists.User.LoginProfile}, {@code EntityNotExist.User}
     */
    @Transactional
    public FirstCredentials login(ApiCaller caller, String user, boolean mfa) {
        return credentials(caller, users.get(caller.accountId(), user), password(caller, user, mfa), null);
    }

    private String password(ApiCaller caller, String user, boolean mfa) {
        String password = passwords.random(caller.accountId());
        logins.create(caller, user, password, true, mfa, LoginProfile.State.ENABLED);
        return password;
    }

    /**
     * In place of the one that the user has; their sessions are over.
     *
     * @throws Refusal {@code EntityNotExist.User.LoginProfile}
     */
    @Transactional
    public FirstCredentials newPassword(ApiCaller caller, String user) {
        String password = passwords.random(caller.accountId());
        logins.update(caller, user, new ProfileChange(password, true, null, null));
        return credentials(caller, users.get(caller.accountId(), user), password, null);
    }

    /** As it is typed at the login: {@code alice@yunfan}. */
    public String loginName(ApiCaller caller, AccessUser user) {
        return user.name() + "@" + aliases.nameOf(caller.accountId());
    }

    private FirstCredentials credentials(
            ApiCaller caller, AccessUser user, @Nullable String password, @Nullable AccessKey key) {
        return new FirstCredentials(user, loginName(caller, user), password, key);
    }
}
