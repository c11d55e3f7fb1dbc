package dev.signet.api.ram;

import dev.signet.access.login.SecurityPreference;
import dev.signet.access.login.SecurityPreferences;
import dev.signet.access.ram.UserLogins;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import dev.signet.api.wire.GatewayRefusal;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What an account lets its users do with their logins. What the login does not know is refused, not kept in vain. */
@Component
class PreferenceActions implements RpcActions {

    private static final String PASSWORD = "AllowUserToChangePassword";
    private static final String DEVICES = "AllowUserToManageMFADevices";
    private static final String HOURS = "LoginSessionDuration";
    private static final String NETWORKS = "LoginNetworkMasks";
    private static final String TICKET = "EnableSaveMFATicket";
    private static final String KEYS = "AllowUserToManageAccessKeys";
    private static final String PUBLIC_KEYS = "AllowUserToManagePublicKeys";

    private final UserLogins logins;
    private final SecurityPreferences preferences;

    PreferenceActions(UserLogins logins, SecurityPreferences preferences) {
        this.logins = logins;
        this.preferences = preferences;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                RamAction.answering("SetSecurityPreference", this::set),
                RamAction.answering("GetSecurityPreference", call -> one(preferences.of(call.accountId()))));
    }

    private Answer set(RpcCall call) {
        never(call, TICKET, "a second factor is asked for at each login");
        never(call, KEYS, "users manage keys where a policy lets them, as ram:CreateAccessKey on their own user");
        never(call, PUBLIC_KEYS, "there are no public keys here");
        return one(logins.prefer(call.caller(), before -> changed(call, before)));
    }

    /** What is not given stays. */
    private static SecurityPreference changed(RpcCall call, SecurityPreference before) {
        return new SecurityPreference(
                flag(call, PASSWORD, before.changePassword()),
                flag(call, DEVICES, before.manageDevices()),
                call.intValue(HOURS, Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(before.sessionHours()),
                call.isGiven(NETWORKS)
                        ? SecurityPreferences.networks(Objects.requireNonNullElse(call.text(NETWORKS), ""))
                        : before.networks());
    }

    private static boolean flag(RpcCall call, String name, boolean before) {
        Boolean given = call.booleanValue(name);
        return given == null ? before : given;
    }

    private static void never(RpcCall call, String name, String why) {
        if (flag(call, name, false)) {
            throw new GatewayRefusal(
                    "InvalidParameter." + name,
                    400,
                    "The parameter " + name + " is incorrect. It was 'true'; it must be false: " + why + ".");
        }
    }

    private Answer one(SecurityPreference preference) {
        int hours = preference.sessionHours();
        return Answer.object()
                .with(
                        "SecurityPreference",
                        Answer.object()
                                .with(
                                        "LoginProfilePreference",
                                        Answer.object()
                                                .with(PASSWORD, preference.changePassword())
                                                .with(TICKET, false)
                                                .with(HOURS, hours == 0 ? preferences.longestHours() : hours)
                                                .with(NETWORKS, SecurityPreferences.text(preference.networks())))
                                .with("AccessKeyPreference", Answer.object().with(KEYS, false))
                                .with("MFAPreference", Answer.object().with(DEVICES, preference.manageDevices()))
                                .with("PublicKeyPreference", Answer.object().with(PUBLIC_KEYS, false)));
    }
}
