package dev.signet.access.login;

import dev.signet.access.login.ProfileStore.Stored;
import dev.signet.account.Principal;
import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.platform.login.LoginThrottle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.authentication.LockedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people do with their own login in a session. Whatever would let somebody else in asks for the present password, behind
 * the brake on logins, and gives the session another secret.
 */
@Service
public class OwnLogin {

    private static final Wording TEXTS = Wording.of("access-login");
    private static final String FORBIDDEN = "OperationDenied.SecurityPreference";

    private final Logins logins;
    private final LoginProfiles profiles;
    private final SecurityPreferences preferences;
    private final MfaDevices devices;
    private final RecoveryCodes recovery;
    private final LoginSessions sessions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    OwnLogin(
            Logins logins,
            LoginProfiles profiles,
            SecurityPreferences preferences,
            MfaDevices devices,
            RecoveryCodes recovery,
            LoginSessions sessions,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.logins = logins;
        this.profiles = profiles;
        this.preferences = preferences;
        this.devices = devices;
        this.recovery = recovery;
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * What there is of a second factor.
     *
     * @param recoveryCodes left
     */
    public record SecondFactor(boolean bound, boolean required, int recoveryCodes) {}

    public SecondFactor secondFactor(Principal holder) {
        return new SecondFactor(
                devices.ofUser(holder.accountId(), holder.id()).isPresent(),
                profiles.find(holder.accountId(), holder.id())
                        .map(LoginProfile::mfaRequired)
                        .orElse(false),
                recovery.left(holder.accountId(), holder.id()));
    }

    /** What the account lets this one do. */
    public SecurityPreference preference(Principal holder) {
        return preferences.of(holder);
    }

    /**
     * Every other session is over afterwards.
     *
     * @throws Refusal where the account does not let its users, the present password is wrong, or the new one does not keep
     *     to its policy
     */
    public LoginStep changePassword(Session session, String present, String fresh, Origin origin) {
        requirePassword(session.principal());
        return confirmed(session, present, origin, before -> {
            profiles.setPassword(before, session.principal().name(), fresh, false);
            sessions.endOthers(session);
            record(session.principal(), "console-password.changed");
            return goOn(session, session.mfaGiven(), List.of());
        });
    }

    /**
     * A user's own password, outside of any session: all of theirs are over afterwards.
     *
     * @throws Refusal where it is no user who may log in, the account does not let its users, the present password is wrong
     *     or too many were, or the new one does not keep to the account's policy
     */
    public void changePassword(Principal user, String present, String fresh, Origin origin) {
        if (user.kind() != Principal.Kind.USER) {
            throw TEXTS.refusal("OperationDenied.NotUser", "password.not-user");
        }
        requirePassword(user);
        profiles.require(user.accountId(), user.id());
        Stored right = heard(user, present, origin).orElseThrow(OwnLogin::wrongOld);
        transaction.executeWithoutResult(status -> {
            Stored before = logins.same(right).orElseThrow(OwnLogin::wrongOld);
            profiles.setPassword(before, user.name(), fresh, false);
            sessions.endAll(user.accountId(), user.id());
            record(user, "console-password.changed");
        });
    }

    private Optional<Stored> heard(Principal user, String present, Origin origin) {
        try {
            return logins.check(logins.nameOf(user), Optional.of(user), present, origin);
        } catch (LoginThrottle.Busy atOnce) {
            throw TEXTS.refusal("Throttling.User", "login.at-once");
        } catch (LockedException tooMany) {
            throw TEXTS.refusal("Throttling.User", "login.too-many");
        }
    }

    /**
     * The device to be bound next by {@link #enrol} in this session; another with each beginning.
     *
     * @throws Refusal where the account does not let its users
     */
    public NewMfaDevice beginEnrolment(Session session, String present, Origin origin) {
        Principal holder = session.principal();
        requireDevices(holder);
        return confirmed(session, present, origin, before -> {
            if (secondFactor(holder).bound()) {
                throw TEXTS.refusal("EntityAlreadyExists.User.MFADevice", "mfa.has-one");
            }
            return devices.begin(session, logins.nameOf(holder));
        });
    }

    /** What was begun by {@link #beginEnrolment} in this session, to be shown again after a wrong code. */
    public NewMfaDevice enrolment(Session session) {
        requireOpen(session);
        return devices.begun(session, logins.nameOf(session.principal()));
    }

    /**
     * @throws Refusal where no enrolment was begun, the code is not one that the device shows now, or the account does not
     *     let its users
     */
    public LoginStep enrol(Session session, String code) {
        requireOpen(session);
        requireDevices(session.principal());
        return transaction.execute(status -> {
            List<String> recovery = logins.bind(session, code);
            sessions.endOthers(session);
            return goOn(session, true, recovery);
        });
    }

    /** @throws Refusal where a second factor is required, or the account does not let its users */
    public LoginStep removeSecondFactor(Session session, String present, Origin origin) {
        Principal holder = session.principal();
        requireDevices(holder);
        return confirmed(session, present, origin, before -> {
            if (before.profile().mfaRequired()) {
                throw TEXTS.refusal("OperationDenied.MFARequired", "mfa.required");
            }
            requireSecondFactor(session);
            devices.remove(holder.who(), holder.accountId(), holder.id());
            sessions.endOthers(session);
            return goOn(session, false, List.of());
        });
    }

    /** The former ones are over. */
    public LoginStep newRecoveryCodes(Session session, String present, Origin origin) {
        Principal holder = session.principal();
        return confirmed(session, present, origin, before -> {
            devices.ofUser(holder.accountId(), holder.id())
                    .orElseThrow(() -> TEXTS.refusal("EntityNotExist.User.MFADevice", "mfa.none"));
            requireSecondFactor(session);
            record(holder, "recovery-codes.made");
            return goOn(session, true, recovery.issue(holder.accountId(), holder.id()));
        });
    }

    private void requirePassword(Principal holder) {
        if (!preferences.of(holder).changePassword()) {
            throw TEXTS.refusal(FORBIDDEN, "preference.password");
        }
    }

    private void requireDevices(Principal holder) {
        if (!preferences.of(holder).manageDevices()) {
            throw TEXTS.refusal(FORBIDDEN, "preference.devices");
        }
    }

    private static void requireSecondFactor(Session session) {
        if (!session.mfaGiven()) {
            throw TEXTS.refusal("OperationDenied.MFARequired", "mfa.log-in-again");
        }
    }

    /** @param act with the locked profile, in a transaction */
    private <T> T confirmed(Session session, String present, Origin origin, Function<Stored, T> act) {
        requireOpen(session);
        Stored right = logins.check(
                        logins.nameOf(session.principal()), Optional.of(session.principal()), present, origin)
                .orElseThrow(OwnLogin::wrong);
        return transaction.execute(status -> act.apply(logins.same(right).orElseThrow(OwnLogin::wrong)));
    }

    private static void requireOpen(Session session) {
        if (!session.isOpen()) {
            throw TEXTS.refusal("OperationDenied.LoginStep", "login.step", TEXTS.text("stage." + session.stage()));
        }
    }

    private LoginStep goOn(Session session, boolean mfaGiven, List<String> recoveryCodes) {
        String secret = sessions.advance(session, Stage.OPEN, mfaGiven).orElseThrow(Logins::over);
        return new LoginStep(Stage.OPEN, secret, null, recoveryCodes);
    }

    private void record(Principal holder, String what) {
        audit.record(holder.who(), what, "account", Long.toString(holder.accountId()), Map.of());
    }

    private static Refusal wrong() {
        return TEXTS.refusal("WrongPassword", "password.wrong");
    }

    private static Refusal wrongOld() {
        return TEXTS.refusal("InvalidParameter.OldPassword", "password.wrong");
    }
}
