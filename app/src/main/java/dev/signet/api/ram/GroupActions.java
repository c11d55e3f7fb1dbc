package dev.signet.api.ram;

import dev.signet.access.ram.AccessGroup;
import dev.signet.access.ram.AccessGroups;
import dev.signet.access.ram.AccessUser;
import dev.signet.access.ram.Joined;
import dev.signet.api.gateway.RpcAction;
import dev.signet.api.gateway.RpcActions;
import dev.signet.api.gateway.RpcCall;
import dev.signet.api.wire.Answer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Groups and who is in them. */
@Component
class GroupActions implements RpcActions {

    private final AccessGroups groups;

    GroupActions(AccessGroups groups) {
        this.groups = groups;
    }

    @Override
    public List<RpcAction> all() {
        return List.of(
                RamAction.answering(
                        "CreateGroup", call -> one(groups.create(call.caller(), name(call), call.text("Comments")))),
                RamAction.answering("GetGroup", call -> one(groups.get(call.accountId(), name(call)))),
                RamAction.answering(
                        "UpdateGroup",
                        call -> one(groups.update(
                                call.caller(), name(call), call.text("NewGroupName"), call.text("NewComments")))),
                RamAction.doing("DeleteGroup", call -> groups.delete(call.caller(), name(call))),
                RamAction.answering(
                        "ListGroups",
                        call -> RamWire.list(
                                "Groups",
                                "Group",
                                groups.list(call.accountId(), RamWire.page(call)),
                                GroupActions::row)),
                RamAction.doing("AddUserToGroup", call -> groups.add(call.caller(), user(call), name(call))),
                RamAction.doing("RemoveUserFromGroup", call -> groups.remove(call.caller(), user(call), name(call))),
                RamAction.answering(
                        "ListGroupsForUser",
                        call -> RamWire.list(
                                "Groups", "Group", groups.ofUser(call.accountId(), user(call)), GroupActions::joined)),
                RamAction.answering(
                        "ListUsersForGroup",
                        call -> RamWire.list(
                                "Users",
                                "User",
                                groups.users(call.accountId(), name(call), RamWire.page(call)),
                                GroupActions::member)));
    }

    private static String name(RpcCall call) {
        return call.requiredText("GroupName");
    }

    private static String user(RpcCall call) {
        return call.requiredText("UserName");
    }

    private static Answer one(AccessGroup group) {
        return Answer.object().with("Group", row(group));
    }

    private static Answer row(AccessGroup group) {
        return brief(group)
                .with("CreateDate", RamWire.time(group.createdAt()))
                .with("UpdateDate", RamWire.time(group.updatedAt()));
    }

    private static Answer brief(AccessGroup group) {
        return Answer.object()
                .with("GroupId", Long.toString(group.id()))
                .with("GroupName", group.name())
                .with("Comments", group.comments());
    }

    private static Answer joined(Joined<AccessGroup> group) {
        return brief(group.what()).with("JoinDate", RamWire.time(group.since()));
    }

    private static Answer member(Joined<AccessUser> user) {
        return Answer.object()
                .with("UserName", user.what().name())
                .with("DisplayName", user.what().displayName())
                .with("JoinDate", RamWire.time(user.since()));
    }
}
