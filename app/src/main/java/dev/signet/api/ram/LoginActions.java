package dev.signet.api.ram;

import static java.util.Objects.requireNonNullElse;

import dev.signet.access.login.LoginProfile;
import dev.signet.access.login.LoginProfile.State;
import dev.signet.access.login.ProfileChange;
import dev.signet.access.ram.UserLogins;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may log in to the console. */
@Component
class LoginActions implements RpcActions {

    private final UserLogins logins;

    LoginActions(UserLogins logins) {
        this.logins = logins;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                RamAction.answering(
                        "CreateLoginProfile",
                        call -> one(
                                call,
                                logins.create(
                                        call.caller(),
                                        user(call),
                                        call.requiredText("Password"),
                                        Boolean.TRUE.equals(call.booleanValue("PasswordResetRequired")),
                                        Boolean.TRUE.equals(call.booleanValue("MFABindRequired")),
                                        requireNonNullElse(state(call), State.ENABLED)))),
                RamAction.answering("GetLoginProfile", call -> one(call, logins.get(call.caller(), user(call)))),
                RamAction.doing(
                        "UpdateLoginProfile",
                        call -> logins.update(
                                call.caller(),
                                user(call),
                                new ProfileChange(
                                        call.text("Password"),
                                        call.booleanValue("PasswordResetRequired"),
                                        call.booleanValue("MFABindRequired"),
                                        state(call)))),
                RamAction.doing("DeleteLoginProfile", call -> logins.delete(call.caller(), user(call))));
    }

    private static String user(RpcCall call) {
        return call.requiredText("UserName");
    }

    private static @Nullable State state(RpcCall call) {
        Boolean active = RamWire.active(call);
        if (active == null) {
            return null;
        }
        return active ? State.ENABLED : State.DISABLED;
    }

    private static Answer one(RpcCall call, LoginProfile profile) {
        return Answer.object()
                .with(
                        "LoginProfile",
                        Answer.object()
                                .with("UserName", user(call))
                                .with("PasswordResetRequired", profile.resetRequired())
                                .with("MFABindRequired", profile.mfaRequired())
                                .with("Status", RamWire.status(profile.state() == State.ENABLED))
                                .with("CreateDate", RamWire.time(profile.createdAt())));
    }
}
