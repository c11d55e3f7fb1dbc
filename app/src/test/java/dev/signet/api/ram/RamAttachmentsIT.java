package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ram20150501.models.AttachPolicyToGroupRequest;
import com.aliyun.ram20150501.models.AttachPolicyToRoleRequest;
import com.aliyun.ram20150501.models.DeleteGroupRequest;
import com.aliyun.ram20150501.models.DeletePolicyRequest;
import com.aliyun.ram20150501.models.DeleteRoleRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromGroupRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromRoleRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromUserRequest;
import com.aliyun.ram20150501.models.GetPolicyRequest;
import com.aliyun.ram20150501.models.ListEntitiesForPolicyRequest;
import com.aliyun.ram20150501.models.ListPoliciesForGroupRequest;
import com.aliyun.ram20150501.models.ListPoliciesForRoleRequest;
import com.aliyun.ram20150501.models.ListPoliciesForUserRequest;
import dev.signet.support.SignetTest;
import org.junit.jupiter.api.Test;

/** #11: who has which policy through {@code com.aliyun:ram20150501:1.0.2}, with its refusals. */
@SignetTest
class RamAttachmentsIT extends RamAccount {

    @Test
    void attachesToUsersGroupsAndRoles() throws Exception {
        user("alice");
        group("dev");
        role("sender");
        policy("Sends");
        attach("alice", "Custom", "Sends");
        ram.attachPolicyToGroup(new AttachPolicyToGroupRequest()
                .setGroupName("dev")
                .setPolicyType("Custom")
                .setPolicyName("Sends"));
        ram.attachPolicyToRole(new AttachPolicyToRoleRequest()
                .setRoleName("sender")
                .setPolicyType("Custom")
                .setPolicyName("Sends"));

        assertThat(refusal(() -> attach("alice", "Custom", "sends"))).isEqualTo("409 EntityAlreadyExists.User.Policy");
        assertThat(refusal(() -> attach("alice", "Custom", "none"))).isEqualTo("404 EntityNotExist.Policy");
        assertThat(refusal(() -> attach("bob", "Custom", "Sends"))).isEqualTo("404 EntityNotExist.User");
        var holders = ram.listEntitiesForPolicy(new ListEntitiesForPolicyRequest()
                        .setPolicyType("Custom")
                        .setPolicyName("Sends"))
                .getBody();
        assertThat(holders.getUsers().getUser())
                .singleElement()
                .satisfies(user -> assertThat(user.getUserName()).isEqualTo("alice"))
                .satisfies(user -> assertThat(user.getAttachDate()).matches(TIME));
        assertThat(holders.getGroups().getGroup())
                .singleElement()
                .satisfies(group -> assertThat(group.getGroupName()).isEqualTo("dev"));
        assertThat(holders.getRoles().getRole())
                .singleElement()
                .satisfies(role -> assertThat(role.getArn()).endsWith(":role/sender"));
        assertThat(ram.getPolicy(new GetPolicyRequest().setPolicyType("Custom").setPolicyName("Sends"))
                        .getBody()
                        .getPolicy()
                        .getAttachmentCount())
                .isEqualTo(3);
        assertThat(ram.listPoliciesForUser(new ListPoliciesForUserRequest().setUserName("alice"))
                        .getBody()
                        .getPolicies()
                        .getPolicy())
                .singleElement()
                .satisfies(policy -> assertThat(policy.getDefaultVersion()).isEqualTo("v1"))
                .satisfies(policy -> assertThat(policy.getAttachDate()).matches(TIME));
        assertThat(ram.listPoliciesForGroup(new ListPoliciesForGroupRequest().setGroupName("dev"))
                        .getBody()
                        .getPolicies()
                        .getPolicy())
                .hasSize(1);
        assertThat(ram.listPoliciesForRole(new ListPoliciesForRoleRequest().setRoleName("sender"))
                        .getBody()
                        .getPolicies()
                        .getPolicy())
                .hasSize(1);

        DeletePolicyRequest delete = new DeletePolicyRequest().setPolicyName("Sends");
        assertThat(refusal(() -> ram.deletePolicy(delete))).isEqualTo("409 DeleteConflict.Policy.User");
        assertThat(refusal(() -> ram.deleteUser(new DeleteUserRequest().setUserName("alice"))))
                .isEqualTo("409 DeleteConflict.User.Policy");
        DetachPolicyFromUserRequest fromUser = new DetachPolicyFromUserRequest()
                .setUserName("alice")
                .setPolicyType("Custom")
                .setPolicyName("Sends");
        ram.detachPolicyFromUser(fromUser);
        assertThat(refusal(() -> ram.detachPolicyFromUser(fromUser))).isEqualTo("404 EntityNotExist.User.Policy");
        assertThat(refusal(() -> ram.deletePolicy(delete))).isEqualTo("409 DeleteConflict.Policy.Group");
        assertThat(refusal(() -> ram.deleteGroup(new DeleteGroupRequest().setGroupName("dev"))))
                .isEqualTo("409 DeleteConflict.Group.Policy");
        ram.detachPolicyFromGroup(new DetachPolicyFromGroupRequest()
                .setGroupName("dev")
                .setPolicyType("Custom")
                .setPolicyName("Sends"));
        assertThat(refusal(() -> ram.deletePolicy(delete))).isEqualTo("409 DeleteConflict.Policy.Role");
        assertThat(refusal(() -> ram.deleteRole(new DeleteRoleRequest().setRoleName("sender"))))
                .isEqualTo("409 DeleteConflict.Role.Policy");
        ram.detachPolicyFromRole(new DetachPolicyFromRoleRequest()
                .setRoleName("sender")
                .setPolicyType("Custom")
                .setPolicyName("Sends"));
        ram.deletePolicy(delete);
        assertThat(trail())
                .contains("ram-user.policy-attached", "ram-group.policy-attached", "ram-role.policy-detached");
    }
}
