package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ram20150501.models.AddUserToGroupRequest;
import com.aliyun.ram20150501.models.CreateGroupRequest;
import com.aliyun.ram20150501.models.DeleteGroupRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.GetGroupRequest;
import com.aliyun.ram20150501.models.ListGroupsForUserRequest;
import com.aliyun.ram20150501.models.ListGroupsRequest;
import com.aliyun.ram20150501.models.ListUsersForGroupRequest;
import com.aliyun.ram20150501.models.RemoveUserFromGroupRequest;
import com.aliyun.ram20150501.models.UpdateGroupRequest;
import dev.signet.support.SignetTest;
import org.junit.jupiter.api.Test;

/** #11: groups and who is in them through {@code com.aliyun:ram20150501:1.0.2}, with its refusals. */
@SignetTest
class RamGroupsIT extends RamAccount {

    @Test
    void leadsAGroupThroughItsLife() throws Exception {
        user("alice");
        var created = ram.createGroup(
                        new CreateGroupRequest().setGroupName("Dev-Team").setComments("研发"))
                .getBody()
                .getGroup();
        assertThat(created.getCreateDate()).matches(TIME);
        assertThat(refusal(() -> group("dev-team"))).isEqualTo("409 EntityAlreadyExists.Group");
        assertThat(refusal(() -> group("dev_team"))).isEqualTo("400 InvalidParameter.GroupName.InvalidChars");
        AddUserToGroupRequest add =
                new AddUserToGroupRequest().setUserName("alice").setGroupName("Dev-Team");
        ram.addUserToGroup(add);
        assertThat(refusal(() -> ram.addUserToGroup(add))).isEqualTo("409 EntityAlreadyExists.User.Group");
        assertThat(ram.listGroupsForUser(new ListGroupsForUserRequest().setUserName("alice"))
                        .getBody()
                        .getGroups()
                        .getGroup())
                .singleElement()
                .satisfies(group -> assertThat(group.getJoinDate()).matches(TIME))
                .satisfies(group -> assertThat(group.getComments()).isEqualTo("研发"));
        var members = ram.listUsersForGroup(new ListUsersForGroupRequest().setGroupName("Dev-Team"))
                .getBody();
        assertThat(members.getIsTruncated()).isFalse();
        assertThat(members.getUsers().getUser())
                .singleElement()
                .satisfies(user -> assertThat(user.getUserName()).isEqualTo("alice"));
        assertThat(refusal(() -> ram.deleteGroup(new DeleteGroupRequest().setGroupName("Dev-Team"))))
                .isEqualTo("409 DeleteConflict.Group.User");
        assertThat(refusal(() -> ram.deleteUser(new DeleteUserRequest().setUserName("alice"))))
                .isEqualTo("409 DeleteConflict.User.Group");

        var renamed = ram.updateGroup(new UpdateGroupRequest()
                        .setGroupName("Dev-Team")
                        .setNewGroupName("Ops-Team")
                        .setNewComments("运维"))
                .getBody()
                .getGroup();
        assertThat(renamed.getGroupId()).isEqualTo(created.getGroupId());
        assertThat(ram.getGroup(new GetGroupRequest().setGroupName("ops-team"))
                        .getBody()
                        .getGroup()
                        .getComments())
                .isEqualTo("运维");
        RemoveUserFromGroupRequest remove =
                new RemoveUserFromGroupRequest().setUserName("alice").setGroupName("Ops-Team");
        ram.removeUserFromGroup(remove);
        assertThat(refusal(() -> ram.removeUserFromGroup(remove))).isEqualTo("404 EntityNotExist.User.Group");
        assertThat(ram.listGroups(new ListGroupsRequest()).getBody().getGroups().getGroup())
                .hasSize(1);
        ram.deleteGroup(new DeleteGroupRequest().setGroupName("Ops-Team"));
        assertThat(refusal(() -> ram.getGroup(new GetGroupRequest().setGroupName("Ops-Team"))))
                .isEqualTo("404 EntityNotExist.Group");
    }

    @Test
    void putsAUserIntoFiveGroupsAtMost() throws Exception {
        user("alice");
        for (int i = 1; i <= 6; i++) {
            group("g" + i);
        }
        for (int i = 1; i <= 5; i++) {
            ram.addUserToGroup(new AddUserToGroupRequest().setUserName("alice").setGroupName("g" + i));
        }

        assertThat(refusal(() -> ram.addUserToGroup(
                        new AddUserToGroupRequest().setUserName("alice").setGroupName("g6"))))
                .isEqualTo("409 LimitExceeded.User.Group");
    }
}
