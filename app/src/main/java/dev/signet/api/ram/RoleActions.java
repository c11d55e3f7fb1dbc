package dev.signet.api.ram;

import dev.signet.access.ram.AccessRole;
import dev.signet.access.ram.AccessRoles;
import dev.signet.access.ram.RoleForm;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Roles. */
@Component
class RoleActions implements RpcActions {

    private final AccessRoles roles;

    RoleActions(AccessRoles roles) {
        this.roles = roles;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                RamAction.answering(
                        "CreateRole",
                        call -> one(
                                call,
                                roles.create(
                                        call.caller(),
                                        name(call),
                                        form(call, "", call.requiredText("AssumeRolePolicyDocument"))))),
                RamAction.answering("GetRole", call -> one(call, roles.get(call.accountId(), name(call)))),
                RamAction.answering(
                        "UpdateRole",
                        call -> one(
                                call,
                                roles.update(
                                        call.caller(),
                                        name(call),
                                        form(call, "New", call.text("NewAssumeRolePolicyDocument"))))),
                RamAction.doing("DeleteRole", call -> roles.delete(call.caller(), name(call))),
                RamAction.answering(
                        "ListRoles",
                        call -> RamWire.list(
                                "Roles",
                                "Role",
                                roles.list(call.accountId(), RamWire.page(call)),
                                role -> row(call, role))));
    }

    private static String name(RpcCall call) {
        return call.requiredText("RoleName");
    }

    private static RoleForm form(RpcCall call, String prefix, @Nullable String trust) {
        OptionalInt seconds = call.intValue(prefix + "MaxSessionDuration", 0, Integer.MAX_VALUE);
        return new RoleForm(trust, call.text(prefix + "Description"), seconds.isPresent() ? seconds.getAsInt() : null);
    }

    private static Answer one(RpcCall call, AccessRole role) {
        return Answer.object().with("Role", row(call, role).with("AssumeRolePolicyDocument", role.trustPolicy()));
    }

    private static Answer row(RpcCall call, AccessRole role) {
        return Answer.object()
                .with("RoleId", Long.toString(role.id()))
                .with("RoleName", role.name())
                .with("Arn", RamWire.roleArn(call.accountId(), role.name()))
                .with("Description", role.description())
                .with("MaxSessionDuration", (long) role.maxSessionSeconds())
                .with("CreateDate", RamWire.time(role.createdAt()))
                .with("UpdateDate", RamWire.time(role.updatedAt()));
    }
}
