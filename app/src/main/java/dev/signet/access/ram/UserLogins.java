package dev.signet.access.ram;

import dev.signet.access.login.LoginProfile;
import dev.signet.access.login.LoginProfiles;
import dev.signet.access.login.LoginSessions;
import dev.signet.access.login.MfaDevice;
import dev.signet.access.login.MfaDevices;
import dev.signet.access.login.ProfileChange;
import dev.signet.access.login.SecurityPreference;
import dev.signet.access.login.SecurityPreferences;
import dev.signet.access.login.Session;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passwords and second factors of users, by the users' names, and what users may do with them; changes wait for other changes of the same people. */
@Service
public class UserLogins {

    private final Changes changes;
    private final AccessUsers users;
    private final LoginProfiles profiles;
    private final MfaDevices devices;
    private final SecurityPreferences preferences;
    private final LoginSessions sessions;

    UserLogins(
            Changes changes,
            AccessUsers users,
            LoginProfiles profiles,
            MfaDevices devices,
            SecurityPreferences preferences,
            LoginSessions sessions) {
        this.changes = changes;
        this.users = users;
        this.profiles = profiles;
        this.devices = devices;
        this.preferences = preferences;
        this.sessions = sessions;
    }

    @Transactional
    public LoginProfile create(
            ApiCaller caller,
            String user,
            String password,
            boolean resetRequired,
            boolean mfaRequired,
            LoginProfile.State state) {
        changes.begin(caller);
        Principal holder = principal(caller, user);
        LoginProfile made = profiles.create(caller.who(), holder, password, resetRequired, mfaRequired);
        return made.state() == state
                ? made
                : profiles.update(
                        caller.who(), caller.accountId(), holder.id(), new ProfileChange(null, null, null, state));
    }

    @Transactional
    public LoginProfile update(ApiCaller caller, String user, ProfileChange change) {
        changes.begin(caller);
        return profiles.update(caller.who(), caller.accountId(), id(caller, user), change);
    }

    @Transactional
    public void delete(ApiCaller caller, String user) {
        changes.begin(caller);
        profiles.delete(caller.who(), caller.accountId(), id(caller, user));
    }

    /** @throws dev.signet.platform.Refusal {@code EntityNotExist.User.LoginProfile} */
    @Transactional(readOnly = true)
    public LoginProfile get(ApiCaller caller, String user) {
        return profiles.find(caller.accountId(), id(caller, user))
                .orElseThrow(() -> Changes.unknown("User.LoginProfile", user));
    }

    /** @throws dev.signet.platform.Refusal for what the login cannot keep to */
    @Transactional
    public SecurityPreference prefer(ApiCaller caller, UnaryOperator<SecurityPreference> change) {
        changes.begin(caller);
        preferences.set(caller.who(), caller.accountId(), change.apply(preferences.of(caller.accountId())));
        return preferences.of(caller.accountId());
    }

    /** When somebody last logged in; empty also where the user cannot. */
    public Optional<LoginProfile> find(long accountId, AccessUser user) {
        return profiles.find(accountId, user.id());
    }

    @Transactional
    public void bind(ApiCaller caller, String user, String device, List<String> codes) {
        changes.begin(caller);
        devices.bind(caller.who(), caller.accountId(), device, id(caller, user), codes);
    }

    /** @return the device that the user had */
    @Transactional
    public MfaDevice unbind(ApiCaller caller, String user) {
        changes.begin(caller);
        MfaDevice device = device(caller, user);
        devices.unbind(caller.who(), caller.accountId(), id(caller, user));
        return device;
    }

    /** @throws dev.signet.platform.Refusal {@code EntityNotExist.User.MFADevice} */
    @Transactional(readOnly = true)
    public MfaDevice device(ApiCaller caller, String user) {
        return deviceOf(caller, user).orElseThrow(() -> Changes.unknown("User.MFADevice", user));
    }

    /** Where the user is logged in at the moment, newest first. */
    @Transactional(readOnly = true)
    public List<Session> sessions(ApiCaller caller, String user) {
        return sessions.of(principal(caller, user));
    }

    /** @throws dev.signet.platform.Refusal {@code SessionNotFound} */
    @Transactional
    public void endSession(ApiCaller caller, String user, long session) {
        changes.begin(caller);
        sessions.end(caller.who(), principal(caller, user), session);
    }

    private Principal principal(ApiCaller caller, String user) {
        AccessUser found = users.get(caller.accountId(), user);
        return Principal.user(caller.accountId(), found.id(), found.name());
    }

    /** Empty where the user has none. */
    @Transactional(readOnly = true)
    public Optional<MfaDevice> deviceOf(ApiCaller caller, String user) {
        return devices.ofUser(caller.accountId(), id(caller, user));
    }

    private long id(ApiCaller caller, String user) {
        return users.get(caller.accountId(), user).id();
    }
}
