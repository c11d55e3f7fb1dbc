package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ram20150501.Client;
import com.aliyun.ram20150501.models.AddUserToGroupRequest;
import com.aliyun.ram20150501.models.AttachPolicyToGroupRequest;
import com.aliyun.ram20150501.models.AttachPolicyToRoleRequest;
import com.aliyun.ram20150501.models.AttachPolicyToUserRequest;
import com.aliyun.ram20150501.models.CreateAccessKeyRequest;
import com.aliyun.ram20150501.models.CreateGroupRequest;
import com.aliyun.ram20150501.models.CreateLoginProfileRequest;
import com.aliyun.ram20150501.models.CreatePolicyRequest;
import com.aliyun.ram20150501.models.CreatePolicyVersionRequest;
import com.aliyun.ram20150501.models.DeleteAccessKeyRequest;
import com.aliyun.ram20150501.models.DeletePolicyVersionRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromUserRequest;
import com.aliyun.ram20150501.models.GetPolicyRequest;
import com.aliyun.ram20150501.models.ListUsersRequest;
import com.aliyun.ram20150501.models.SetDefaultPolicyVersionRequest;
import com.aliyun.ram20150501.models.UnbindMFADeviceRequest;
import com.aliyun.ram20150501.models.UpdateAccessKeyRequest;
import com.aliyun.ram20150501.models.UpdateLoginProfileRequest;
import com.aliyun.ram20150501.models.UpdateRoleRequest;
import com.aliyun.ram20150501.models.UpdateUserRequest;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * #11: somebody who may administer a little tries to become more, each test by one attack. Role chaining, and tokens of who
 * is gone: {@link RoleSessionsIT}.
 */
@SignetTest
class PrivilegeGrowthIT {

    private static final String REFUSED = "403 NoPermission";
    private static final String EVERYTHING = allowing("*", "*");
    private static final String NO_USERS = """
            {"Version":"1","Statement":[{"Effect":"Deny","Action":"ram:ListUsers","Resource":"*"}]}""";
    private static final int ROUNDS = 20;

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    private RamClients clients;
    private TestAccounts.Customer customer;
    private Keys owner;
    private Client ram;
    private Keys keys;
    private Client mallory;

    @BeforeEach
    void somebodyWhoMayNothingYet() throws Exception {
        clients = new RamClients(server.endpoint());
        customer = accounts.enterprise();
        owner = Keys.of(customer);
        ram = clients.ram(owner);
        keys = clients.user(owner, "mallory");
        mallory = clients.ram(keys);
    }

    private void mallorysPolicy(String name, String action, String... resources) throws Exception {
        String listed = String.join("\",\"", resources);
        clients.allow(owner, "mallory", name, """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":"%s","Resource":["%s"]}]}""".formatted(action, listed));
    }

    /** A policy of the account, attached to nobody. */
    private void policy(String name, String document) throws Exception {
        ram.createPolicy(new CreatePolicyRequest().setPolicyName(name).setPolicyDocument(document));
    }

    private static AttachPolicyToUserRequest attach(String user, String type, String policy) {
        return new AttachPolicyToUserRequest()
                .setUserName(user)
                .setPolicyType(type)
                .setPolicyName(policy);
    }

    /** Whoever may attach this policy to that user may do so; the right to one of the two is none. */
    @Test
    void attachesToOneselfOnlyWhatIsNamed() throws Exception {
        clients.user(owner, "bob");
        policy("reads", allowing("ram:List*", "*"));
        policy("all", EVERYTHING);
        mallorysPolicy("to-myself", "ram:AttachPolicyToUser", "acs:ram:*:*:user/mallory");

        for (String user : List.of("mallory", "MALLORY")) {
            assertThat(refusal(() -> mallory.attachPolicyToUser(attach(user, "System", "AdministratorAccess"))))
                    .isEqualTo(REFUSED);
            assertThat(refusal(() -> mallory.attachPolicyToUser(attach(user, "Custom", "reads"))))
                    .isEqualTo(REFUSED);
        }
        mallorysPolicy("that-policy", "ram:AttachPolicyToUser", "acs:ram:*:*:policy/reads");
        mallory.attachPolicyToUser(attach("mallory", "Custom", "reads"));

        assertThat(refusal(() -> mallory.attachPolicyToUser(attach("mallory", "Custom", "all"))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> mallory.attachPolicyToUser(attach("bob", "Custom", "reads"))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> mallory.listUsers(new ListUsersRequest()))).isEqualTo("none");
        assertThat(refusal(() -> mallory.deletePolicyVersion(
                        new DeletePolicyVersionRequest().setPolicyName("reads").setVersionId("v1"))))
                .isEqualTo(REFUSED);
    }

    @Test
    void takesNoBarrierAwayFromOneself() throws Exception {
        clients.allow(owner, "mallory", "barred", NO_USERS);
        mallorysPolicy("lists", "ram:ListUsers", "*");
        mallorysPolicy("detaches", "ram:DetachPolicyFromUser", "acs:ram:*:*:user/mallory", "acs:ram:*:*:policy/lists");

        assertThat(refusal(() -> mallory.detachPolicyFromUser(new DetachPolicyFromUserRequest()
                        .setUserName("mallory")
                        .setPolicyType("Custom")
                        .setPolicyName("barred"))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> mallory.listUsers(new ListUsersRequest()))).isEqualTo(REFUSED);
    }

    /** What a policy of one's own says is changed by whoever may change that one, and no other. */
    @Test
    void writesNoOtherVersionOfOnesOwnPolicy() throws Exception {
        mallorysPolicy("own", "ram:CreatePolicyVersion", "acs:ram:*:*:policy/spare");
        policy("spare", allowing("dysms:QuerySmsSign", "*"));
        ram.createPolicyVersion(new CreatePolicyVersionRequest()
                .setPolicyName("own")
                .setPolicyDocument(EVERYTHING)
                .setSetAsDefault(false));
        CreatePolicyVersionRequest wider =
                new CreatePolicyVersionRequest().setPolicyDocument(EVERYTHING).setSetAsDefault(true);

        for (String own : List.of("own", "OWN")) {
            assertThat(refusal(() -> mallory.createPolicyVersion(wider.setPolicyName(own))))
                    .isEqualTo(REFUSED);
            assertThat(refusal(() -> mallory.setDefaultPolicyVersion(new SetDefaultPolicyVersionRequest()
                            .setPolicyName(own)
                            .setVersionId("v2"))))
                    .isEqualTo(REFUSED);
        }
        mallory.createPolicyVersion(wider.setPolicyName("spare"));
        assertThat(refusal(() -> mallory.attachPolicyToUser(attach("mallory", "Custom", "spare"))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> mallory.listUsers(new ListUsersRequest()))).isEqualTo(REFUSED);
    }

    @Test
    void joinsNoGroupOfAdministrators() throws Exception {
        for (String group : List.of("admins", "readers")) {
            ram.createGroup(new CreateGroupRequest().setGroupName(group));
        }
        ram.attachPolicyToGroup(new AttachPolicyToGroupRequest()
                .setGroupName("admins")
                .setPolicyType("System")
                .setPolicyName("AdministratorAccess"));
        mallorysPolicy("joins", "ram:AddUserToGroup", "acs:ram:*:*:user/mallory", "acs:ram:*:*:group/readers");

        assertThat(refusal(() -> mallory.addUserToGroup(
                        new AddUserToGroupRequest().setUserName("mallory").setGroupName("admins"))))
                .isEqualTo(REFUSED);
        mallory.addUserToGroup(
                new AddUserToGroupRequest().setUserName("mallory").setGroupName("readers"));
        assertThat(refusal(() -> mallory.attachPolicyToGroup(new AttachPolicyToGroupRequest()
                        .setGroupName("readers")
                        .setPolicyType("System")
                        .setPolicyName("AdministratorAccess"))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> mallory.listUsers(new ListUsersRequest()))).isEqualTo(REFUSED);
    }

    @Test
    void makesNoRoleTrustOneself() throws Exception {
        clients.user(owner, "bob");
        String trusted = "acs:ram::" + customer.id() + ":user/bob";
        String admin = clients.role(owner, "admin", trusted, "AdministratorAccess");
        clients.role(owner, "spare", trusted, "AliyunDysmsReadOnlyAccess");
        mallorysPolicy("trusts", "ram:UpdateRole", "acs:ram:*:*:role/spare");
        mallorysPolicy("assumes", "sts:AssumeRole", "*");
        String me = RamClients.trust("acs:ram::" + customer.id() + ":user/mallory");

        assertThat(refusal(() -> mallory.updateRole(
                        new UpdateRoleRequest().setRoleName("admin").setNewAssumeRolePolicyDocument(me))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> clients.assume(keys, admin))).isEqualTo(REFUSED);
        mallory.updateRole(new UpdateRoleRequest().setRoleName("spare").setNewAssumeRolePolicyDocument(me));
        assertThat(refusal(() -> mallory.attachPolicyToRole(new AttachPolicyToRoleRequest()
                        .setRoleName("spare")
                        .setPolicyType("System")
                        .setPolicyName("AdministratorAccess"))))
                .isEqualTo(REFUSED);
        Keys spare = clients.assume(keys, "acs:ram::" + customer.id() + ":role/spare");
        assertThat(refusal(() -> clients.ram(spare).listUsers(new ListUsersRequest())))
                .isEqualTo(REFUSED);
    }

    @Test
    void handlesNoKeyButOnesOwn() throws Exception {
        Keys bob = clients.user(owner, "bob");
        mallorysPolicy("keys", "ram:*AccessKey", "acs:ram:*:*:user/mallory");

        assertThat(refusal(() -> mallory.createAccessKey(new CreateAccessKeyRequest().setUserName("bob"))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> mallory.deleteAccessKey(
                        new DeleteAccessKeyRequest().setUserName("bob").setUserAccessKeyId(bob.id()))))
                .isEqualTo(REFUSED);
        for (Keys others : List.of(bob, owner)) {
            assertThat(refusal(() -> mallory.updateAccessKey(new UpdateAccessKeyRequest()
                            .setUserName("mallory")
                            .setUserAccessKeyId(others.id())
                            .setStatus("Inactive"))))
                    .as("another's key under one's own name")
                    .isEqualTo("404 EntityNotExist.User.AccessKey");
            assertThat(refusal(() ->
                            mallory.deleteAccessKey(new DeleteAccessKeyRequest().setUserAccessKeyId(others.id()))))
                    .as("another's key under no name")
                    .isEqualTo("404 EntityNotExist.User.AccessKey");
        }
        var made = mallory.createAccessKey(new CreateAccessKeyRequest().setUserName("mallory"))
                .getBody()
                .getAccessKey();
        assertThat(clients.sts(new Keys(made.getAccessKeyId(), made.getAccessKeySecret(), null))
                        .getCallerIdentity()
                        .getBody()
                        .getArn())
                .endsWith(":user/mallory");
        assertThat(refusal(() -> clients.sts(bob).getCallerIdentity())).isEqualTo("none");
    }

    @Test
    void setsNobodyElsesPasswordOrSecondFactor() throws Exception {
        clients.user(owner, "bob");
        ram.createLoginProfile(
                new CreateLoginProfileRequest().setUserName("bob").setPassword("Horse-battery-7"));
        mallorysPolicy("logins", "ram:*LoginProfile", "acs:ram:*:*:user/mallory");
        mallorysPolicy("factors", "ram:*MFADevice", "acs:ram:*:*:user/mallory");

        assertThat(refusal(() -> mallory.updateLoginProfile(
                        new UpdateLoginProfileRequest().setUserName("bob").setPassword("Mallorys-own-7"))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> mallory.createLoginProfile(
                        new CreateLoginProfileRequest().setUserName("bob").setPassword("Mallorys-own-7"))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> mallory.unbindMFADevice(new UnbindMFADeviceRequest().setUserName("bob"))))
                .isEqualTo(REFUSED);
    }

    /** Trust and policies go by names: whoever is called as another was becomes that one. */
    @Test
    void takesNobodysName() throws Exception {
        String admin = clients.role(owner, "admin", "acs:ram::" + customer.id() + ":user/bob", "AdministratorAccess");
        mallorysPolicy("renames", "ram:UpdateUser", "acs:ram:*:*:user/mallory");
        mallorysPolicy("assumes", "sts:AssumeRole", "*");

        assertThat(refusal(() -> mallory.updateUser(
                        new UpdateUserRequest().setUserName("mallory").setNewUserName("bob"))))
                .isEqualTo(REFUSED);
        assertThat(refusal(() -> clients.assume(keys, admin))).isEqualTo(REFUSED);
    }

    /** A barrier that is written anew, again and again, is never down: neither between versions nor by deleting one. */
    @Test
    void slipsThroughNoRaceOfVersions() throws Exception {
        clients.allow(owner, "mallory", "barred", NO_USERS);
        mallorysPolicy("lists", "ram:ListUsers", "*");
        CompletableFuture<Void> writing = CompletableFuture.runAsync(this::writeAnew);

        int asked = 0;
        do {
            assertThat(refusal(() -> mallory.listUsers(new ListUsersRequest())))
                    .as("asked %d times", asked)
                    .isEqualTo(REFUSED);
            asked++;
        } while (!writing.isDone());
        writing.join();

        assertThat(refusal(() -> mallory.listUsers(new ListUsersRequest()))).isEqualTo(REFUSED);
        assertThat(ram.getPolicy(new GetPolicyRequest().setPolicyType("Custom").setPolicyName("barred"))
                        .getBody()
                        .getDefaultPolicyVersion()
                        .getPolicyDocument())
                .isEqualTo(NO_USERS);
    }

    private void writeAnew() {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String version = ram.createPolicyVersion(new CreatePolicyVersionRequest()
                                .setPolicyName("barred")
                                .setPolicyDocument(NO_USERS)
                                .setRotateStrategy("DeleteOldestNonDefaultVersionWhenLimitExceeded")
                                .setSetAsDefault(false))
                        .getBody()
                        .getPolicyVersion()
                        .getVersionId();
                CompletableFuture<String> chosen = CompletableFuture.supplyAsync(
                        () -> refusal(() -> ram.setDefaultPolicyVersion(new SetDefaultPolicyVersionRequest()
                                .setPolicyName("barred")
                                .setVersionId(version))));
                String deleted = refusal(() -> ram.deletePolicyVersion(
                        new DeletePolicyVersionRequest().setPolicyName("barred").setVersionId(version)));
                assertThat(List.of(chosen.join(), deleted))
                        .as("one of the two comes first")
                        .containsOnlyOnce("none");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
