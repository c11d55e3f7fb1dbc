package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.ram20150501.models.AttachPolicyToGroupRequest;
import com.aliyun.ram20150501.models.AttachPolicyToRoleRequest;
import com.aliyun.ram20150501.models.CreateAccessKeyRequest;
import com.aliyun.ram20150501.models.CreatePolicyVersionRequest;
import com.aliyun.ram20150501.models.CreateRoleRequest;
import com.aliyun.ram20150501.models.CreateUserRequest;
import com.aliyun.ram20150501.models.CreateVirtualMFADeviceRequest;
import com.aliyun.ram20150501.models.DeleteLoginProfileRequest;
import com.aliyun.ram20150501.models.DeletePolicyRequest;
import com.aliyun.ram20150501.models.DeletePolicyVersionRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromGroupRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromRoleRequest;
import com.aliyun.ram20150501.models.GetLoginProfileRequest;
import com.aliyun.ram20150501.models.GetUserRequest;
import com.aliyun.ram20150501.models.ListUsersRequest;
import com.aliyun.ram20150501.models.SetAccountAliasRequest;
import com.aliyun.sts20150401.models.AssumeRoleRequest;
import com.aliyun.tea.TeaException;
import dev.signet.support.SignetTest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** #11: documented codes that are provoked nowhere else, and what a refusal says to whoever reads it. */
@SignetTest
class RamCodesIT extends RamAccount {

    @Test
    void tellsWhatAGroupOrRoleHasAlreadyOrHasNot() throws Exception {
        group("dev");
        role("sender");
        policy("sends");
        var toGroup = new AttachPolicyToGroupRequest()
                .setGroupName("dev")
                .setPolicyType("Custom")
                .setPolicyName("sends");
        var toRole = new AttachPolicyToRoleRequest()
                .setRoleName("sender")
                .setPolicyType("Custom")
                .setPolicyName("sends");

        assertThat(refusal(() -> ram.detachPolicyFromGroup(new DetachPolicyFromGroupRequest()
                        .setGroupName("dev")
                        .setPolicyType("Custom")
                        .setPolicyName("sends"))))
                .isEqualTo("404 EntityNotExist.Group.Policy");
        assertThat(refusal(() -> ram.detachPolicyFromRole(new DetachPolicyFromRoleRequest()
                        .setRoleName("sender")
                        .setPolicyType("Custom")
                        .setPolicyName("sends"))))
                .isEqualTo("404 EntityNotExist.Role.Policy");
        ram.attachPolicyToGroup(toGroup);
        ram.attachPolicyToRole(toRole);
        assertThat(refusal(() -> ram.attachPolicyToGroup(toGroup))).isEqualTo("409 EntityAlreadyExists.Group.Policy");
        assertThat(refusal(() -> ram.attachPolicyToRole(toRole))).isEqualTo("409 EntityAlreadyExists.Role.Policy");
    }

    @Test
    void givesAGroupFivePoliciesAtMost() throws Exception {
        group("dev");
        for (int i = 0; i < 5; i++) {
            policy("p" + i);
            attachToGroup("p" + i);
        }
        policy("one-more");

        assertThat(refusal(() -> attachToGroup("one-more"))).isEqualTo("409 LimitExceeded.Group.Policy");
    }

    private void attachToGroup(String policy) throws Exception {
        ram.attachPolicyToGroup(new AttachPolicyToGroupRequest()
                .setGroupName("dev")
                .setPolicyType("Custom")
                .setPolicyName(policy));
    }

    @Test
    void refusesValuesThatAParameterDoesNotTake() throws Exception {
        policy("sends");

        assertThat(refusal(() -> ram.listUsers(new ListUsersRequest().setMaxItems(1_001))))
                .isEqualTo("400 InvalidMaxItems");
        assertThat(refusal(() -> ram.createRole(new CreateRoleRequest()
                        .setRoleName("sender")
                        .setMaxSessionDuration(43_201L)
                        .setAssumeRolePolicyDocument(RamClients.trust("acs:ram::" + customer.id() + ":root")))))
                .isEqualTo("400 InvalidParameter.MaxSessionDuration");
        assertThat(refusal(() -> ram.createPolicyVersion(new CreatePolicyVersionRequest()
                        .setPolicyName("sends")
                        .setPolicyDocument(READS)
                        .setRotateStrategy("Any"))))
                .isEqualTo("400 InvalidRotateStrategy");
        assertThat(refusal(() ->
                        ram.createVirtualMFADevice(new CreateVirtualMFADeviceRequest().setVirtualMFADeviceName("手机"))))
                .isEqualTo("400 InvalidParameter.VirtualMFADeviceName");
    }

    @Test
    void refusesAPolicyThatNoTokenCouldCarry() throws Exception {
        RamClients.Keys alice = clients.user(owner, "alice");
        clients.allow(owner, "alice", "assumes", RamClients.allowing("sts:AssumeRole", "*"));
        String arn =
                clients.role(owner, "sender", "acs:ram::" + customer.id() + ":user/alice", "AliyunDysmsFullAccess");
        AssumeRoleRequest request = new AssumeRoleRequest()
                .setRoleArn(arn)
                .setRoleSessionName("laptop")
                .setPolicy(" ".repeat(2_000) + SENDS);

        assertThat(refusal(() -> clients.assume(alice, request))).isEqualTo("400 InvalidParameter.PolicySize");
    }

    /** The value, the rule, and what would be right. */
    @Test
    void saysWhatWouldBeRight() throws Exception {
        user("alice");

        assertThat(told(() -> user("al ice"))).contains("al ice", "UserName", ". _ -");
        assertThat(told(() -> user("ALICE"))).contains("用户", "ALICE", "不区分大小写");
        assertThat(told(() -> ram.getUser(new GetUserRequest().setUserName("bob"))))
                .contains("用户", "bob");
        assertThat(told(() -> user("x".repeat(70)))).contains("70", "64");
        assertThat(told(() -> ram.createUser(
                        new CreateUserRequest().setUserName("bob").setEmail("nowhere"))))
                .contains("nowhere", "name@example.com");
        assertThat(told(() -> {
                    for (int i = 0; i < 3; i++) {
                        ram.createAccessKey(new CreateAccessKeyRequest().setUserName("alice"));
                    }
                }))
                .contains("该用户的访问密钥已达到上限（2 个）");
    }

    /** Nobody reads codes: what is there already, or holds something back, has a word. */
    @Test
    void callsThingsByTheirNames() throws Exception {
        user("ex1");
        policy("sends");
        attach("ex1", "Custom", "sends");

        assertThat(told(() -> attach("ex1", "Custom", "sends")))
                .contains("该用户已有此策略：sends")
                .doesNotContain("换一个名称");
        assertThat(told(() -> ram.getLoginProfile(new GetLoginProfileRequest().setUserName("ex1"))))
                .contains("用户 ex1 没有登录设置");
        assertThat(told(() -> ram.deleteLoginProfile(new DeleteLoginProfileRequest().setUserName("ex1"))))
                .contains("用户 ex1 没有登录设置");
        assertThat(told(() -> ram.deletePolicyVersion(
                        new DeletePolicyVersionRequest().setPolicyName("sends").setVersionId("v1"))))
                .contains("v1 是默认版本，请先另选默认版本");
        assertThat(told(() -> ram.deleteUser(new DeleteUserRequest().setUserName("ex1"))))
                .contains("用户“ex1”仍有权限策略");
        assertThat(told(() -> ram.deletePolicy(new DeletePolicyRequest().setPolicyName("sends"))))
                .contains("权限策略“sends”仍有被授权的用户");
        assertThat(told(() -> ram.setAccountAlias(new SetAccountAliasRequest().setAccountAlias("signet"))))
                .contains("signet 是保留名称");
    }

    private static String told(ThrowingCallable call) {
        return catchThrowableOfType(TeaException.class, call).getMessage();
    }
}
