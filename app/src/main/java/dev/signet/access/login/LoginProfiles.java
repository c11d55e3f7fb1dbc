package dev.signet.access.login;

import dev.signet.access.Credentials;
import dev.signet.access.login.ProfileStore.Stored;
import dev.signet.account.Account;
import dev.signet.account.AccountAdministration;
import dev.signet.account.Principal;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.login.SpokenSecrets;
import dev.signet.platform.secret.Secret;
import dev.signet.platform.secret.Unsaid;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who of an account may log in to the console, as its administrators set it; and the owner's first login, which the
 * platform's administrator makes. Whatever takes a login away ends its sessions in the same transaction.
 */
@Service
public class LoginProfiles {

    static final long OWNER = 0;

    private static final Wording TEXTS = Wording.of("access-login");
    private static final String SUBJECT = "login-profile";
    private static final int PARTS_OF_ONE_TIME_PASSWORD = 4;

    private final ProfileStore store;
    private final PasswordPolicies policies;
    private final PasswordHashes hashes;
    private final LoginSessions sessions;
    private final Credentials holders;
    private final AccountAdministration accounts;
    private final ActiveRulebook rulebook;
    private final AuditTrail audit;
    private final Clock clock;

    LoginProfiles(
            ProfileStore store,
            PasswordPolicies policies,
            PasswordHashes hashes,
            LoginSessions sessions,
            Credentials holders,
            AccountAdministration accounts,
            ActiveRulebook rulebook,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.policies = policies;
        this.hashes = hashes;
        this.sessions = sessions;
        this.holders = holders;
        this.accounts = accounts;
        this.rulebook = rulebook;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param until when it is over, used or not */
    public record OneTimePassword(Account account, @Secret String password, Instant until) {
        @Override
        public String toString() {
            return Unsaid.text(this);
        }
    }

    public Optional<LoginProfile> find(long accountId, long userId) {
        return store.find(accountId, userId).map(Stored::profile);
    }

    /** Whether and how the owner may log in. */
    public Optional<LoginProfile> owner(long accountId) {
        return find(accountId, OWNER);
    }

    /** @throws Refusal {@code EntityNotExist.User.LoginProfile} */
    LoginProfile require(long accountId, long userId) {
        return find(accountId, userId).orElseThrow(() -> none(accountId, userId));
    }

    /** Whether the owner has logged in and set a password that nobody else knows. */
    public boolean hasOwnPassword(long accountId) {
        return find(accountId, OWNER)
                .filter(profile -> profile.oneTimeUntil() == null)
                .isPresent();
    }

    /** @throws Refusal where there is one already, or the password does not keep to the account's policy */
    @Transactional
    public LoginProfile create(
            String by, long accountId, long userId, String password, boolean resetRequired, boolean mfaRequired) {
        return create(
                by, Principal.user(accountId, userId, nameOf(accountId, userId)), password, resetRequired, mfaRequired);
    }

    /** The same of a user who may be made in the caller's transaction, and so is known to nobody else. */
    @Transactional
    public LoginProfile create(String by, Principal user, String password, boolean resetRequired, boolean mfaRequired) {
        long accountId = user.accountId();
        long userId = user.id();
        String name = user.name();
        policies.require(accountId, name, password);
        try {
            store.insert(accountId, userId, hashes.hash(password), resetRequired, mfaRequired, null);
        } catch (DuplicateKeyException present) {
            throw TEXTS.refusal("EntityAlreadyExists.User.LoginProfile", "profile.exists", name);
        }
        record(by, "created", accountId, userId, Map.of("resetRequired", resetRequired, "mfaRequired", mfaRequired));
        return find(accountId, userId).orElseThrow();
    }

    /**
     * Another password, one that is wanted from now on, a second factor that is, and a profile that is disabled end the
     * user's sessions: they were begun without.
     */
    @Transactional
    public LoginProfile update(String by, long accountId, long userId, ProfileChange change) {
        Stored before = store.lock(accountId, userId).orElseThrow(() -> none(accountId, userId));
        LoginProfile was = before.profile();
        boolean reset = Objects.requireNonNullElse(change.resetRequired(), was.resetRequired());
        if (change.password() != null) {
            setPassword(before, nameOf(accountId, userId), change.password(), reset);
        }
        LoginProfile now = new LoginProfile(
                accountId,
                userId,
                Objects.requireNonNullElse(change.state(), was.state()),
                was.passwordSetAt(),
                reset,
                was.oneTimeUntil(),
                Objects.requireNonNullElse(change.mfaRequired(), was.mfaRequired()),
                was.createdAt(),
                was.lastLoginAt());
        store.set(now);
        boolean asksMore = now.mfaRequired() && !was.mfaRequired() || now.resetRequired() && !was.resetRequired();
        if (change.password() != null || asksMore || now.state() == LoginProfile.State.DISABLED) {
            sessions.endAll(accountId, userId);
        }
        record(
                by,
                "updated",
                accountId,
                userId,
                Map.of(
                        "password", change.password() != null,
                        "resetRequired", now.resetRequired(),
                        "mfaRequired", now.mfaRequired(),
                        "state", now.state()));
        return find(accountId, userId).orElseThrow();
    }

    /** Ends the user's sessions. */
    @Transactional
    public void delete(String by, long accountId, long userId) {
        if (store.delete(accountId, userId) == 0) {
            throw none(accountId, userId);
        }
        sessions.endAll(accountId, userId);
        record(by, "deleted", accountId, userId, Map.of());
    }

    /** The user is being deleted, in the caller's transaction: nothing of the login stays. */
    @Transactional
    public void forget(long accountId, long userId) {
        store.delete(accountId, userId);
        sessions.endAll(accountId, userId);
    }

    /**
     * A one-time password with which the owner logs in and must set another; the owner's present password and sessions are
     * over. The answer is the only place where it stands.
     *
     * @param by the platform's administrator
     */
    @Transactional
    public OneTimePassword beginOwner(String by, long accountId) {
        return beginOwner(by, accountId, draftPassword(), Map.of());
    }

    /** A one-time password that opens nothing yet. */
    public String draftPassword() {
        return SpokenSecrets.random(PARTS_OF_ONE_TIME_PASSWORD);
    }

    /**
     * The same with a password that was drafted before.
     *
     * @param why for the audit trail: a reason, and who agreed
     */
    @Transactional
    public OneTimePassword beginOwner(String by, long accountId, String password, Map<String, String> why) {
        Account account = accounts.require(accountId);
        Instant until = clock.instant()
                .plus(Duration.ofHours(rulebook.current().policies().number("access.login.one-time-password.hours")));
        String hash = hashes.hash(password);
        store.lock(accountId, OWNER)
                .ifPresentOrElse(
                        before -> {
                            store.setPassword(before, hash, true, until, remembered(accountId));
                            store.set(enabled(before.profile()));
                        },
                        () -> store.insert(accountId, OWNER, hash, true, false, until));
        sessions.endAll(accountId, OWNER);
        Map<String, String> details = new HashMap<>(why);
        details.put("until", until.toString());
        audit.record(by, "console-login.begun", "account", Long.toString(accountId), details);
        return new OneTimePassword(account, password, until);
    }

    private static LoginProfile enabled(LoginProfile owner) {
        return new LoginProfile(
                owner.accountId(),
                owner.userId(),
                LoginProfile.State.ENABLED,
                owner.passwordSetAt(),
                true,
                owner.oneTimeUntil(),
                owner.mfaRequired(),
                owner.createdAt(),
                owner.lastLoginAt());
    }

    /** Also forbids what the account forbids of earlier passwords; in the caller's transaction. */
    void setPassword(Stored before, String name, String password, boolean resetRequired) {
        long accountId = before.profile().accountId();
        policies.require(accountId, name, password);
        int forbidden = policies.of(accountId).forbiddenReuses();
        boolean used = hashes.isRight(password, Optional.of(before.hash()))
                || store.earlier(accountId, before.profile().userId(), forbidden).stream()
                        .anyMatch(hash -> hashes.isRight(password, Optional.of(hash)));
        if (used) {
            String why = forbidden == 0 ? "password.same" : "password.used";
            throw TEXTS.refusal("InvalidParameter.Password", why, forbidden);
        }
        store.setPassword(before, hashes.hash(password), resetRequired, null, remembered(accountId));
    }

    private int remembered(long accountId) {
        return policies.of(accountId).forbiddenReuses();
    }

    private String nameOf(long accountId, long userId) {
        return holders.holder(accountId, userId)
                .map(Principal::name)
                .orElseThrow(() -> TEXTS.refusal("EntityNotExist.User", "user.unknown", userId));
    }

    private Refusal none(long accountId, long userId) {
        return TEXTS.refusal("EntityNotExist.User.LoginProfile", "profile.none", nameOf(accountId, userId));
    }

    private void record(String by, String what, long accountId, long userId, Map<String, ?> details) {
        Map<String, @Nullable Object> all = new HashMap<>(details);
        all.put("accountId", Long.toString(accountId));
        audit.record(by, SUBJECT + "." + what, SUBJECT, Long.toString(userId), all);
    }
}
