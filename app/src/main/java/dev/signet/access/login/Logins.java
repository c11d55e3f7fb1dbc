package dev.signet.access.login;

import dev.signet.access.NewSignIn;
import dev.signet.access.login.ProfileStore.Stored;
import dev.signet.account.Principal;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Wording;
import dev.signet.rulebook.ActiveRulebook;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The login to the console, step by step: name and password; the second factor of who has one; a password of one's own
 * where somebody else knows the present one or it is too old; a second factor where it is required. An unknown name, a wrong
 * password and a user who has to wait are answered alike and take as long.
 */
@Service
public class Logins {

    private static final Wording TEXTS = Wording.of("access-login");
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    /** No account: what counts where an account has set nothing. */
    private static final long NOBODYS = 0;

    private final LoginNames names;
    private final ProfileStore store;
    private final LoginProfiles profiles;
    private final PasswordPolicies policies;
    private final SecurityPreferences preferences;
    private final PasswordHashes hashes;
    private final MfaDevices devices;
    private final RecoveryCodes recovery;
    private final LoginSessions sessions;
    private final LoginGuard guard;
    private final SignInPlaces places;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ActiveRulebook rulebook;
    private final Clock clock;

    Logins(
            LoginNames names,
            ProfileStore store,
            LoginProfiles profiles,
            PasswordPolicies policies,
            SecurityPreferences preferences,
            PasswordHashes hashes,
            MfaDevices devices,
            RecoveryCodes recovery,
            LoginSessions sessions,
            LoginGuard guard,
            SignInPlaces places,
            AuditTrail audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ActiveRulebook rulebook,
            Clock clock) {
        this.names = names;
        this.store = store;
        this.profiles = profiles;
        this.policies = policies;
        this.preferences = preferences;
        this.hashes = hashes;
        this.devices = devices;
        this.recovery = recovery;
        this.sessions = sessions;
        this.guard = guard;
        this.places = places;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** How somebody is to log in. */
    public String nameOf(Principal holder) {
        return names.of(holder);
    }

    /**
     * @throws BadCredentialsException where nobody gets in by this
     * @throws CredentialsExpiredException where the password is right and may not be used any more
     * @throws org.springframework.security.authentication.LockedException after too many failures
     */
    public LoginStep begin(String loginName, String password, Origin origin) {
        Optional<Principal> holder = names.find(loginName);
        // From elsewhere the password is as good as a wrong one: whether it is right is not to be found out there.
        Stored right = check(loginName, holder, password, origin, who -> preferences.admits(who, origin))
                .orElseThrow(Logins::wrong);
        Principal who = holder.orElseThrow();
        return transaction.execute(status -> {
            Stored locked = same(right).orElseThrow(Logins::wrong);
            if (isTooOld(locked.profile()) && policies.of(who.accountId()).hardExpiry()) {
                throw new CredentialsExpiredException("The password is too old");
            }
            Stage stage = next(locked.profile(), false);
            return reached(who, stage, sessions.begin(who, stage, origin), origin, List.of());
        });
    }

    /** The profile of exactly this password, as long as it lets anybody in. */
    Optional<Stored> check(String name, Optional<Principal> holder, String password, Origin origin) {
        return check(name, holder, password, origin, who -> true);
    }

    private Optional<Stored> check(
            String name, Optional<Principal> holder, String password, Origin origin, Predicate<Principal> admitted) {
        Optional<Stored> stored = holder.filter(admitted)
                .flatMap(who -> store.find(who.accountId(), who.id()))
                .filter(this::letsIn);
        int free = policies.of(holder.map(Principal::accountId).orElse(NOBODYS)).tries();
        return guard.attempt(
                new LoginGuard.Try(LoginGuard.Of.PASSWORD, origin, name, holder.orElse(null), free),
                () -> hashes.isRight(password, stored.map(Stored::hash)) ? stored : Optional.empty(),
                () -> hashes.isRight(password, Optional.empty()));
    }

    /** Locked; empty where it has changed since it was looked at. */
    Optional<Stored> same(Stored before) {
        LoginProfile of = before.profile();
        return store.lock(of.accountId(), of.userId()).filter(now -> now.hash().equals(before.hash()) && letsIn(now));
    }

    private boolean letsIn(Stored stored) {
        LoginProfile profile = stored.profile();
        return profile.state() == LoginProfile.State.ENABLED && !profile.isOver(clock.instant());
    }

    /**
     * @param code of the device, or one of the recovery codes
     * @throws WrongCodeException where it is wrong, was used, or the user has to wait
     */
    public LoginStep secondFactor(Session session, String code, Origin origin) {
        require(session, Stage.SECOND_FACTOR, origin);
        Optional<LoginStep> step = guard.attempt(
                new LoginGuard.Try(
                        LoginGuard.Of.CODE,
                        origin,
                        nameOf(session.principal()),
                        session.principal(),
                        rulebook.current().policies().number("access.login.code.tries.free")),
                () -> transaction.execute(status -> opened(session, code, origin)),
                () -> {});
        if (step.isEmpty()) {
            sessions.countWrongCode(session);
        }
        return step.orElseThrow(WrongCodeException::new);
    }

    /** A code is spent with the step that it opens, or not at all: of several at once for one login the first wins. */
    private Optional<LoginStep> opened(Session session, String code, Origin origin) {
        Stored locked = profile(session);
        return take(session.principal(), code)
                ? Optional.of(onward(session, locked, true, origin, List.of()))
                : Optional.empty();
    }

    private boolean take(Principal holder, String code) {
        if (CODE.matcher(code).matches()) {
            return devices.take(holder.accountId(), holder.id(), code);
        }
        boolean right = recovery.take(holder.accountId(), holder.id(), code);
        if (right) {
            record(holder, "recovery-code.used", Map.of("left", recovery.left(holder.accountId(), holder.id())));
        }
        return right;
    }

    /** @throws dev.signet.platform.Refusal where the password does not keep to the account's policy */
    public LoginStep newPassword(Session session, String fresh, Origin origin) {
        require(session, Stage.NEW_PASSWORD, origin);
        return transaction.execute(status -> {
            Stored before = profile(session);
            profiles.setPassword(before, session.principal().name(), fresh, false);
            sessions.endOthers(session);
            record(session.principal(), "console-password.changed", Map.of());
            return onward(session, profile(session), session.mfaGiven(), origin, List.of());
        });
    }

    /** The device to be bound at a login that requires one. */
    public NewMfaDevice enrolment(Session session) {
        require(session, Stage.ENROLMENT);
        return devices.begun(session, nameOf(session.principal()));
    }

    /** @throws dev.signet.platform.Refusal where the code is not one that the device shows now */
    public LoginStep enrol(Session session, String code, Origin origin) {
        require(session, Stage.ENROLMENT, origin);
        return transaction.execute(status -> {
            Stored locked = profile(session);
            return onward(session, locked, true, origin, bind(session, code));
        });
    }

    /** @return recovery codes */
    List<String> bind(Session session, String code) {
        devices.bindBegun(session, code);
        return recovery.issue(session.accountId(), session.userId());
    }

    public void logOut(Session session) {
        transaction.executeWithoutResult(status -> sessions.end(session.principal(), session.id()));
    }

    private LoginStep onward(
            Session session, Stored profile, boolean mfaGiven, Origin origin, List<String> recoveryCodes) {
        Stage stage = next(profile.profile(), mfaGiven);
        String secret = sessions.advance(session, stage, mfaGiven).orElseThrow(Logins::over);
        return reached(session.principal(), stage, secret, origin, recoveryCodes);
    }

    private LoginStep reached(Principal who, Stage stage, String secret, Origin origin, List<String> recoveryCodes) {
        if (stage != Stage.OPEN) {
            return new LoginStep(stage, secret, null, recoveryCodes);
        }
        store.loggedIn(who.accountId(), who.id());
        boolean fresh = places.remember(who, origin.address());
        record(who, "console.signed-in", Map.of("address", origin.address()));
        if (fresh) {
            events.publishEvent(new NewSignIn(who, origin.address(), origin.userAgent(), clock.instant()));
        }
        return new LoginStep(stage, secret, guard.deviceCookie(who, origin), recoveryCodes);
    }

    private Stage next(LoginProfile profile, boolean mfaGiven) {
        boolean hasDevice =
                devices.ofUser(profile.accountId(), profile.userId()).isPresent();
        if (hasDevice && !mfaGiven) {
            return Stage.SECOND_FACTOR;
        }
        if (profile.resetRequired() || isTooOld(profile)) {
            return Stage.NEW_PASSWORD;
        }
        return profile.mfaRequired() && !hasDevice ? Stage.ENROLMENT : Stage.OPEN;
    }

    private boolean isTooOld(LoginProfile profile) {
        int days = policies.of(profile.accountId()).maxAgeDays();
        return days > 0 && profile.passwordSetAt().plus(Duration.ofDays(days)).isBefore(clock.instant());
    }

    /** Locked. */
    private Stored profile(Session session) {
        return store.lock(session.accountId(), session.userId())
                .filter(this::letsIn)
                .orElseThrow(Logins::over);
    }

    /** Also that the login does not go on where it could not have begun. */
    private void require(Session session, Stage stage, Origin origin) {
        require(session, stage);
        if (!preferences.admits(session.principal(), origin)) {
            throw over();
        }
    }

    private static void require(Session session, Stage stage) {
        if (session.stage() != stage) {
            throw TEXTS.refusal("OperationDenied.LoginStep", "login.step", TEXTS.text("stage." + session.stage()));
        }
    }

    private void record(Principal who, String what, Map<String, ?> details) {
        audit.record(who.who(), what, "account", Long.toString(who.accountId()), details);
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("Wrong login name or password");
    }

    static InsufficientAuthenticationException over() {
        return new InsufficientAuthenticationException("The session is over");
    }
}
