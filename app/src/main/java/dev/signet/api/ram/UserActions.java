package dev.signet.api.ram;

import dev.signet.access.ram.AccessUser;
import dev.signet.access.ram.AccessUsers;
import dev.signet.access.ram.UserForm;
import dev.signet.access.ram.UserLogins;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Users. */
@Component
class UserActions implements RpcActions {

    private final AccessUsers users;
    private final UserLogins logins;

    UserActions(AccessUsers users, UserLogins logins) {
        this.users = users;
        this.logins = logins;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                RamAction.answering(
                        "CreateUser",
                        call -> one(users.create(call.caller(), form(call, "", call.requiredText("UserName"))))),
                RamAction.answering("GetUser", this::get),
                RamAction.answering(
                        "UpdateUser",
                        call -> one(
                                users.update(call.caller(), name(call), form(call, "New", call.text("NewUserName"))))),
                RamAction.doing("DeleteUser", call -> users.delete(call.caller(), name(call))),
                RamAction.answering(
                        "ListUsers",
                        call -> RamWire.list(
                                "Users", "User", users.list(call.accountId(), RamWire.page(call)), UserActions::row)));
    }

    private Answer get(RpcCall call) {
        AccessUser user = users.get(call.accountId(), name(call));
        String login = logins.find(call.accountId(), user)
                .map(profile -> RamWire.time(profile.lastLoginAt()))
                .orElse("");
        return Answer.object().with("User", row(user).with("LastLoginDate", login));
    }

    private static String name(RpcCall call) {
        return call.requiredText("UserName");
    }

    private static UserForm form(RpcCall call, String prefix, @Nullable String name) {
        return new UserForm(
                name,
                call.text(prefix + "DisplayName"),
                call.text(prefix + "MobilePhone"),
                call.text(prefix + "Email"),
                call.text(prefix + "Comments"));
    }

    private static Answer one(AccessUser user) {
        return Answer.object().with("User", row(user));
    }

    static Answer row(AccessUser user) {
        return Answer.object()
                .with("UserId", Long.toString(user.id()))
                .with("UserName", user.name())
                .with("DisplayName", user.displayName())
                .with("MobilePhone", user.mobile())
                .with("Email", user.email())
                .with("Comments", user.comments())
                .with("CreateDate", RamWire.time(user.createdAt()))
                .with("UpdateDate", RamWire.time(user.updatedAt()));
    }
}
