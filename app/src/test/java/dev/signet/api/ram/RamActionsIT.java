package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.ram20150501.Client;
import com.aliyun.ram20150501.models.AddUserToGroupRequest;
import com.aliyun.ram20150501.models.AttachPolicyToGroupRequest;
import com.aliyun.ram20150501.models.AttachPolicyToRoleRequest;
import com.aliyun.ram20150501.models.AttachPolicyToUserRequest;
import com.aliyun.ram20150501.models.CreateAccessKeyRequest;
import com.aliyun.ram20150501.models.CreateGroupRequest;
import com.aliyun.ram20150501.models.CreatePolicyRequest;
import com.aliyun.ram20150501.models.CreatePolicyVersionRequest;
import com.aliyun.ram20150501.models.CreateRoleRequest;
import com.aliyun.ram20150501.models.CreateUserRequest;
import com.aliyun.ram20150501.models.DeleteAccessKeyRequest;
import com.aliyun.ram20150501.models.DeleteGroupRequest;
import com.aliyun.ram20150501.models.DeletePolicyRequest;
import com.aliyun.ram20150501.models.DeletePolicyVersionRequest;
import com.aliyun.ram20150501.models.DeleteRoleRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromGroupRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromRoleRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromUserRequest;
import com.aliyun.ram20150501.models.GetAccessKeyLastUsedRequest;
import com.aliyun.ram20150501.models.GetGroupRequest;
import com.aliyun.ram20150501.models.GetPolicyRequest;
import com.aliyun.ram20150501.models.GetPolicyVersionRequest;
import com.aliyun.ram20150501.models.GetRoleRequest;
import com.aliyun.ram20150501.models.GetUserRequest;
import com.aliyun.ram20150501.models.ListAccessKeysRequest;
import com.aliyun.ram20150501.models.ListEntitiesForPolicyRequest;
import com.aliyun.ram20150501.models.ListGroupsForUserRequest;
import com.aliyun.ram20150501.models.ListGroupsRequest;
import com.aliyun.ram20150501.models.ListPoliciesForGroupRequest;
import com.aliyun.ram20150501.models.ListPoliciesForRoleRequest;
import com.aliyun.ram20150501.models.ListPoliciesForUserRequest;
import com.aliyun.ram20150501.models.ListPoliciesRequest;
import com.aliyun.ram20150501.models.ListPolicyVersionsRequest;
import com.aliyun.ram20150501.models.ListRolesRequest;
import com.aliyun.ram20150501.models.ListUsersForGroupRequest;
import com.aliyun.ram20150501.models.ListUsersRequest;
import com.aliyun.ram20150501.models.RemoveUserFromGroupRequest;
import com.aliyun.ram20150501.models.SetDefaultPolicyVersionRequest;
import com.aliyun.ram20150501.models.UpdateAccessKeyRequest;
import com.aliyun.ram20150501.models.UpdateGroupRequest;
import com.aliyun.ram20150501.models.UpdatePolicyDescriptionRequest;
import com.aliyun.ram20150501.models.UpdateRoleRequest;
import com.aliyun.ram20150501.models.UpdateUserRequest;
import com.aliyun.tea.TeaException;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #11: the administration of an account's people through {@code com.aliyun:ram20150501:1.0.2}, with its refusals. */
@SignetTest
class RamActionsIT {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final String SENDS = allowing("dysms:SendSms", "*");
    private static final String READS = allowing("dysms:Query*", "*");

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    private RamClients clients;
    private TestAccounts.Customer customer;
    private Keys owner;
    private Client ram;

    @BeforeEach
    void anAccount() throws Exception {
        clients = new RamClients(server.endpoint());
        customer = accounts.enterprise();
        owner = Keys.of(customer);
        ram = clients.ram(owner);
    }

    private void user(String name) throws Exception {
        ram.createUser(new CreateUserRequest().setUserName(name));
    }

    private void group(String name) throws Exception {
        ram.createGroup(new CreateGroupRequest().setGroupName(name));
    }

    private void policy(String name) throws Exception {
        ram.createPolicy(new CreatePolicyRequest().setPolicyName(name).setPolicyDocument(SENDS));
    }

    private void role(String name) throws Exception {
        ram.createRole(new CreateRoleRequest()
                .setRoleName(name)
                .setAssumeRolePolicyDocument(RamClients.trust("acs:ram::" + customer.id() + ":root")));
    }

    private void attach(String user, String type, String policy) throws Exception {
        ram.attachPolicyToUser(new AttachPolicyToUserRequest()
                .setUserName(user)
                .setPolicyType(type)
                .setPolicyName(policy));
    }

    @Test
    void leadsAUserThroughItsLife() throws Exception {
        var created = ram.createUser(new CreateUserRequest()
                        .setUserName("alice")
                        .setDisplayName("李雷 <研发>")
                        .setMobilePhone("86-18600008888")
                        .setEmail("alice@example.com")
                        .setComments("测试&备注"))
                .getBody()
                .getUser();
        assertThat(created.getUserName()).isEqualTo("alice");
        assertThat(created.getUserId()).matches("\\d+");
        assertThat(created.getCreateDate()).matches(TIME);
        var read =
                ram.getUser(new GetUserRequest().setUserName("alice")).getBody().getUser();
        assertThat(read.getDisplayName()).isEqualTo("李雷 <研发>");
        assertThat(read.getMobilePhone()).isEqualTo("86-18600008888");
        assertThat(read.getEmail()).isEqualTo("alice@example.com");
        assertThat(read.getComments()).isEqualTo("测试&备注");
        assertThat(read.getUpdateDate()).matches(TIME);

        var changed = ram.updateUser(new UpdateUserRequest()
                        .setUserName("alice")
                        .setNewUserName("alice.li")
                        .setNewComments("搬到上海"))
                .getBody()
                .getUser();
        assertThat(changed.getUserName()).isEqualTo("alice.li");
        assertThat(changed.getUserId()).isEqualTo(created.getUserId());
        assertThat(changed.getComments()).isEqualTo("搬到上海");
        assertThat(changed.getEmail()).isEqualTo("alice@example.com");

        ram.deleteUser(new DeleteUserRequest().setUserName("alice.li"));
        assertThat(refusal(() -> ram.getUser(new GetUserRequest().setUserName("alice.li"))))
                .isEqualTo("404 EntityNotExist.User");
        assertThat(trail()).contains("ram-user.created", "ram-user.changed", "ram-user.deleted");
    }

    private List<String> trail() {
        return jdbc.sql("select action from audit_entry where actor = ? order by id")
                .param("account:" + customer.id())
                .query(String.class)
                .list();
    }

    @Test
    void tellsNamesApartThatLookAlike() throws Exception {
        user("alice");

        assertThat(refusal(() -> user("ALICE"))).isEqualTo("409 EntityAlreadyExists.User");
        for (String alike : List.of("аlice", "alicе", "alice\u200b", "ａlice", "al ice", "alice/../bob", "alice*")) {
            assertThat(refusal(() -> user(alike))).as(alike).isEqualTo("400 InvalidParameter.UserName.InvalidChars");
        }
        assertThat(refusal(() -> user("a".repeat(65)))).isEqualTo("400 InvalidParameter.UserName.Length");
        assertThat(refusal(() -> ram.updateUser(
                        new UpdateUserRequest().setUserName("alice").setNewUserName("а"))))
                .isEqualTo("400 InvalidParameter.NewUserName.InvalidChars");
        assertThat(refusal(() -> ram.createUser(
                        new CreateUserRequest().setUserName("bob").setEmail("no address"))))
                .isEqualTo("400 InvalidParameter.Email.Format");
        assertThat(refusal(() -> ram.createUser(
                        new CreateUserRequest().setUserName("bob").setMobilePhone("none"))))
                .isEqualTo("400 InvalidParameter.MobilePhone.Format");
        assertThat(refusal(() -> ram.createUser(
                        new CreateUserRequest().setUserName("bob").setComments("x".repeat(129)))))
                .isEqualTo("400 InvalidParameter.Comments.Length");
    }

    @Test
    void listsUsersPageByPage() throws Exception {
        for (String name : List.of("dora", "Bob", "alice", "carl", "Eve")) {
            user(name);
        }
        List<String> names = new ArrayList<>();
        String marker = null;
        int pages = 0;

        do {
            var page = ram.listUsers(new ListUsersRequest().setMaxItems(2).setMarker(marker))
                    .getBody();
            page.getUsers().getUser().forEach(user -> names.add(user.getUserName()));
            assertThat(page.getIsTruncated()).isEqualTo(page.getMarker() != null);
            marker = page.getMarker();
            pages++;
        } while (marker != null);

        assertThat(names).containsExactly("alice", "Bob", "carl", "dora", "Eve");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void keepsTheUsersOfTwoAccountsApart() throws Exception {
        Client other = clients.ram(Keys.of(accounts.enterprise()));
        user("alice");
        other.createUser(new CreateUserRequest().setUserName("alice").setComments("another"));

        other.deleteUser(new DeleteUserRequest().setUserName("alice"));

        assertThat(ram.getUser(new GetUserRequest().setUserName("alice"))
                        .getBody()
                        .getUser()
                        .getComments())
                .isEmpty();
        assertThat(other.listUsers(new ListUsersRequest()).getBody().getUsers().getUser())
                .isEmpty();
    }

    @Test
    void givesAUserTwoKeysThatCountAsLongAsTheyAreActive() throws Exception {
        user("alice");
        CreateAccessKeyRequest wanted = new CreateAccessKeyRequest().setUserName("alice");
        var key = ram.createAccessKey(wanted).getBody().getAccessKey();
        assertThat(key.getStatus()).isEqualTo("Active");
        assertThat(key.getCreateDate()).matches(TIME);
        ram.createAccessKey(wanted);
        assertThat(refusal(() -> ram.createAccessKey(wanted))).isEqualTo("409 LimitExceeded.User.AccessKey");
        var listed = ram.listAccessKeys(new ListAccessKeysRequest().setUserName("alice"))
                .getBody()
                .getAccessKeys()
                .getAccessKey();
        assertThat(listed)
                .hasSize(2)
                .first()
                .satisfies(one -> assertThat(one.getAccessKeyId()).isEqualTo(key.getAccessKeyId()));
        assertThat(ram.getAccessKeyLastUsed(new GetAccessKeyLastUsedRequest()
                                .setUserName("alice")
                                .setUserAccessKeyId(key.getAccessKeyId()))
                        .getBody()
                        .getAccessKeyLastUsed()
                        .getLastUsedDate())
                .isEmpty();

        Keys alice = new Keys(key.getAccessKeyId(), key.getAccessKeySecret(), null);
        assertThat(clients.sts(alice).getCallerIdentity().getBody().getArn()).endsWith(":user/alice");
        UpdateAccessKeyRequest off = new UpdateAccessKeyRequest()
                .setUserName("alice")
                .setUserAccessKeyId(key.getAccessKeyId())
                .setStatus("Inactive");
        ram.updateAccessKey(off);
        assertThat(refusal(() -> clients.sts(alice).getCallerIdentity())).isEqualTo("400 InvalidAccessKeyId.Inactive");
        assertThat(refusal(() -> ram.updateAccessKey(off.setStatus("Off")))).isEqualTo("400 InvalidStatus");

        assertThat(refusal(() -> ram.deleteUser(new DeleteUserRequest().setUserName("alice"))))
                .isEqualTo("409 DeleteConflict.User.AccessKey");
        ram.deleteAccessKey(new DeleteAccessKeyRequest().setUserName("alice").setUserAccessKeyId(key.getAccessKeyId()));
        assertThat(refusal(() -> clients.sts(alice).getCallerIdentity())).isEqualTo("404 InvalidAccessKeyId.NotFound");
        assertThat(refusal(() -> ram.deleteAccessKey(
                        new DeleteAccessKeyRequest().setUserName("alice").setUserAccessKeyId(key.getAccessKeyId()))))
                .isEqualTo("404 EntityNotExist.User.AccessKey");
    }

    @Test
    void listsTheAccountsOwnKeysWhereNoUserIsNamed() throws Exception {
        assertThat(ram.listAccessKeys(new ListAccessKeysRequest())
                        .getBody()
                        .getAccessKeys()
                        .getAccessKey())
                .singleElement()
                .satisfies(key -> assertThat(key.getAccessKeyId()).isEqualTo(owner.id()));
        assertThat(refusal(() -> ram.deleteAccessKey(new DeleteAccessKeyRequest()
                        .setUserAccessKeyId(accounts.enterprise().key().id()))))
                .isEqualTo("404 EntityNotExist.User.AccessKey");
    }

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

    @Test
    void leadsAPolicyThroughItsVersions() throws Exception {
        var created = ram.createPolicy(new CreatePolicyRequest()
                        .setPolicyName("Sends")
                        .setDescription("只发短信")
                        .setPolicyDocument(SENDS))
                .getBody()
                .getPolicy();
        assertThat(created.getPolicyType()).isEqualTo("Custom");
        assertThat(created.getDefaultVersion()).isEqualTo("v1");
        assertThat(refusal(() -> policy("sends"))).isEqualTo("409 EntityAlreadyExists.Policy");
        assertThat(refusal(() -> policy("AdministratorAccess"))).isEqualTo("409 EntityAlreadyExists.Policy");
        assertThat(refusal(() -> policy("no_such"))).isEqualTo("400 InvalidParameter.PolicyName.InvalidChars");

        CreatePolicyVersionRequest next = new CreatePolicyVersionRequest()
                .setPolicyName("Sends")
                .setPolicyDocument(READS)
                .setSetAsDefault(true);
        var second = ram.createPolicyVersion(next).getBody().getPolicyVersion();
        assertThat(second.getVersionId()).isEqualTo("v2");
        assertThat(second.getIsDefaultVersion()).isTrue();
        next.setSetAsDefault(false);
        for (int i = 3; i <= 5; i++) {
            assertThat(ram.createPolicyVersion(next)
                            .getBody()
                            .getPolicyVersion()
                            .getVersionId())
                    .isEqualTo("v" + i);
        }
        assertThat(refusal(() -> ram.createPolicyVersion(next))).isEqualTo("409 LimitExceeded.Policy.Version");
        next.setRotateStrategy("DeleteOldestNonDefaultVersionWhenLimitExceeded");
        assertThat(ram.createPolicyVersion(next).getBody().getPolicyVersion().getVersionId())
                .isEqualTo("v6");
        var versions = ram.listPolicyVersions(
                        new ListPolicyVersionsRequest().setPolicyType("Custom").setPolicyName("Sends"))
                .getBody()
                .getPolicyVersions()
                .getPolicyVersion();
        assertThat(versions)
                .extracting(version -> version.getVersionId())
                .containsExactly("v2", "v6", "v5", "v4", "v3");

        SetDefaultPolicyVersionRequest choose =
                new SetDefaultPolicyVersionRequest().setPolicyName("Sends").setVersionId("v6");
        ram.setDefaultPolicyVersion(choose);
        assertThat(refusal(() -> ram.setDefaultPolicyVersion(choose.setVersionId("v1"))))
                .isEqualTo("404 EntityNotExist.Policy.Version");
        assertThat(refusal(() -> ram.setDefaultPolicyVersion(choose.setVersionId("first"))))
                .isEqualTo("400 InvalidParameter.VersionId.Format");
        DeletePolicyVersionRequest delete =
                new DeletePolicyVersionRequest().setPolicyName("Sends").setVersionId("v6");
        assertThat(refusal(() -> ram.deletePolicyVersion(delete)))
                .isEqualTo("409 DeleteConflict.Policy.Version.Default");
        assertThat(refusal(() -> ram.deletePolicy(new DeletePolicyRequest().setPolicyName("Sends"))))
                .isEqualTo("409 DeleteConflict.Policy.Version");
        for (String version : List.of("v2", "v3", "v4", "v5")) {
            ram.deletePolicyVersion(delete.setVersionId(version));
        }
        var read = ram.getPolicy(new GetPolicyRequest().setPolicyType("Custom").setPolicyName("Sends"))
                .getBody();
        assertThat(read.getPolicy().getDefaultVersion()).isEqualTo("v6");
        assertThat(read.getDefaultPolicyVersion().getPolicyDocument()).isEqualTo(READS);
        assertThat(ram.updatePolicyDescription(new UpdatePolicyDescriptionRequest()
                                .setPolicyName("Sends")
                                .setNewDescription("只查询"))
                        .getBody()
                        .getPolicy()
                        .getDescription())
                .isEqualTo("只查询");
        assertThat(ram.getPolicyVersion(new GetPolicyVersionRequest()
                                .setPolicyType("Custom")
                                .setPolicyName("Sends")
                                .setVersionId("v6"))
                        .getBody()
                        .getPolicyVersion()
                        .getPolicyDocument())
                .isEqualTo(READS);
        ram.deletePolicy(new DeletePolicyRequest().setPolicyName("Sends"));
        assertThat(refusal(() -> ram.deletePolicy(new DeletePolicyRequest().setPolicyName("Sends"))))
                .isEqualTo("404 EntityNotExist.Policy");
    }

    @Test
    void refusesADocumentThatIsNoneAtItsPlace() throws Exception {
        policy("sends");
        String twisted = "{\"Version\":\"1\",\n \"Statement\":[{\"Effect\":\"Allow\",\"NotResource\":\"*\"}]}";

        TeaException refused = catchThrowableOfType(
                () -> ram.createPolicy(
                        new CreatePolicyRequest().setPolicyName("x").setPolicyDocument(twisted)),
                TeaException.class);
        assertThat(refused.getCode()).isEqualTo("MalformedPolicyDocument");
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getMessage()).contains("第 2 行第 ");
        assertThat(refusal(() -> ram.createPolicyVersion(new CreatePolicyVersionRequest()
                        .setPolicyName("sends")
                        .setPolicyDocument(twisted)
                        .setSetAsDefault(true))))
                .isEqualTo("400 MalformedPolicyDocument");
        assertThat(refusal(() ->
                        ram.createRole(new CreateRoleRequest().setRoleName("x").setAssumeRolePolicyDocument(SENDS))))
                .isEqualTo("400 MalformedPolicyDocument");
        assertThat(refusal(() -> ram.createPolicy(
                        new CreatePolicyRequest().setPolicyName("x").setPolicyDocument(SENDS + " ".repeat(4096)))))
                .isEqualTo("400 InvalidParameter.PolicyDocument.Length");
        assertThat(ram.getPolicy(new GetPolicyRequest().setPolicyType("Custom").setPolicyName("sends"))
                        .getBody()
                        .getPolicy()
                        .getDefaultVersion())
                .isEqualTo("v1");
    }

    @Test
    void showsThePlatformsPoliciesAndLetsNobodyChangeThem() throws Exception {
        policy("Sends");
        var system = ram.listPolicies(new ListPoliciesRequest().setPolicyType("System"))
                .getBody()
                .getPolicies()
                .getPolicy();
        assertThat(system)
                .extracting(policy -> policy.getPolicyName())
                .contains("AdministratorAccess", "AliyunDysmsReadOnlyAccess");
        assertThat(ram.listPolicies(new ListPoliciesRequest().setMaxItems(1_000))
                        .getBody()
                        .getPolicies()
                        .getPolicy())
                .hasSize(system.size() + 1);
        assertThat(ram.getPolicy(new GetPolicyRequest()
                                .setPolicyType("System")
                                .setPolicyName("AliyunDysmsReadOnlyAccess"))
                        .getBody()
                        .getDefaultPolicyVersion()
                        .getPolicyDocument())
                .contains("dysms:Query*");
        assertThat(refusal(() -> ram.listPolicies(new ListPoliciesRequest().setPolicyType("Mine"))))
                .isEqualTo("400 InvalidParameter.PolicyType");
        assertThat(refusal(() -> ram.createPolicyVersion(new CreatePolicyVersionRequest()
                        .setPolicyName("AdministratorAccess")
                        .setPolicyDocument(SENDS))))
                .isEqualTo("404 EntityNotExist.Policy");
        assertThat(refusal(() -> ram.deletePolicy(new DeletePolicyRequest().setPolicyName("AdministratorAccess"))))
                .isEqualTo("404 EntityNotExist.Policy");
    }

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

    @Test
    void leadsARoleThroughItsLife() throws Exception {
        var created = ram.createRole(new CreateRoleRequest()
                        .setRoleName("sender")
                        .setDescription("发送程序")
                        .setAssumeRolePolicyDocument(RamClients.trust("acs:ram::" + customer.id() + ":root")))
                .getBody()
                .getRole();
        assertThat(created.getArn()).isEqualTo("acs:ram::" + customer.id() + ":role/sender");
        assertThat(created.getMaxSessionDuration()).isEqualTo(3600);
        assertThat(created.getAssumeRolePolicyDocument()).contains("sts:AssumeRole");
        assertThat(refusal(() -> role("sender"))).isEqualTo("409 EntityAlreadyExists.Role");
        assertThat(refusal(() -> role("sen_der"))).isEqualTo("400 InvalidParameter.RoleName.InvalidChars");

        var changed = ram.updateRole(new UpdateRoleRequest()
                        .setRoleName("sender")
                        .setNewDescription("夜间发送")
                        .setNewMaxSessionDuration(7200L)
                        .setNewAssumeRolePolicyDocument(RamClients.trust("acs:ram::" + customer.id() + ":user/bob")))
                .getBody()
                .getRole();
        assertThat(changed.getMaxSessionDuration()).isEqualTo(7200);
        assertThat(refusal(() -> ram.updateRole(
                        new UpdateRoleRequest().setRoleName("sender").setNewMaxSessionDuration(43_201L))))
                .isEqualTo("400 InvalidParameter.NewMaxSessionDuration");
        var read = ram.getRole(new GetRoleRequest().setRoleName("sender"))
                .getBody()
                .getRole();
        assertThat(read.getDescription()).isEqualTo("夜间发送");
        assertThat(read.getAssumeRolePolicyDocument()).contains(":user/bob");
        assertThat(read.getUpdateDate()).matches(TIME);
        assertThat(ram.listRoles(new ListRolesRequest()).getBody().getRoles().getRole())
                .singleElement()
                .satisfies(role -> assertThat(role.getRoleId()).isEqualTo(created.getRoleId()));
        ram.deleteRole(new DeleteRoleRequest().setRoleName("sender"));
        assertThat(refusal(() -> ram.getRole(new GetRoleRequest().setRoleName("sender"))))
                .isEqualTo("404 EntityNotExist.Role");
    }

    @Test
    void letsInWhoeverThePoliciesLetInAtThatMoment() throws Exception {
        Keys alice = clients.user(owner, "alice");
        Client ofAlice = clients.ram(alice);
        assertThat(refusal(() -> ofAlice.listUsers(new ListUsersRequest()))).isEqualTo("403 NoPermission");
        assertThat(refusal(() -> ofAlice.attachPolicyToUser(new AttachPolicyToUserRequest()
                        .setUserName("alice")
                        .setPolicyType("System")
                        .setPolicyName("AdministratorAccess"))))
                .isEqualTo("403 NoPermission");

        attach("alice", "System", "AliyunRAMReadOnlyAccess");
        assertThat(ofAlice.listUsers(new ListUsersRequest())
                        .getBody()
                        .getUsers()
                        .getUser())
                .hasSize(1);
        assertThat(refusal(() -> ofAlice.createUser(new CreateUserRequest().setUserName("mallory"))))
                .isEqualTo("403 NoPermission");
        assertThat(refusal(() -> ofAlice.createAccessKey(new CreateAccessKeyRequest())))
                .isEqualTo("403 NoPermission");

        clients.allow(owner, "alice", "never", """
                {"Version":"1","Statement":[{"Effect":"Deny","Action":"ram:ListUsers","Resource":"*"}]}""");
        assertThat(refusal(() -> ofAlice.listUsers(new ListUsersRequest()))).isEqualTo("403 NoPermission");
        ram.createPolicyVersion(new CreatePolicyVersionRequest()
                .setPolicyName("never")
                .setPolicyDocument(SENDS)
                .setSetAsDefault(true));
        assertThat(ofAlice.listUsers(new ListUsersRequest())
                        .getBody()
                        .getUsers()
                        .getUser())
                .hasSize(1);
    }

    /** As many at a time as there are threads; what each was refused with, or "ok". */
    private List<String> together(int times, Numbered call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = IntStream.range(0, times)
                    .<Callable<String>>mapToObj(i -> () -> refusal(() -> call.run(i)))
                    .toList();
            List<String> answers = new ArrayList<>();
            for (Future<String> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Numbered {
        void run(int number) throws Exception;
    }

    private static void assertNoMoreThan(int most, String refused, List<String> answers) {
        assertThat(answers.stream().collect(Collectors.groupingBy(answer -> answer, Collectors.counting())))
                .containsOnlyKeys("none", refused)
                .containsEntry("none", (long) most);
    }

    @Test
    void holdsEachLimitAgainstManyAtOnce() throws Exception {
        user("alice");
        role("sender");
        for (int i = 0; i < 12; i++) {
            policy("p" + i);
        }

        assertNoMoreThan(
                2,
                "409 LimitExceeded.User.AccessKey",
                together(8, i -> ram.createAccessKey(new CreateAccessKeyRequest().setUserName("alice"))));
        assertNoMoreThan(50, "409 LimitExceeded.Group", together(56, i -> group("g" + i)));
        assertNoMoreThan(
                5,
                "409 LimitExceeded.User.Group",
                together(
                        10,
                        i -> ram.addUserToGroup(
                                new AddUserToGroupRequest().setUserName("alice").setGroupName(anyGroup(i)))));
        assertNoMoreThan(10, "409 LimitExceeded.User.Policy", together(12, i -> attach("alice", "Custom", "p" + i)));
        assertNoMoreThan(
                5,
                "409 LimitExceeded.Role.Policy",
                together(
                        8,
                        i -> ram.attachPolicyToRole(new AttachPolicyToRoleRequest()
                                .setRoleName("sender")
                                .setPolicyType("Custom")
                                .setPolicyName("p" + i))));
        assertNoMoreThan(
                4,
                "409 LimitExceeded.Policy.Version",
                together(
                        8,
                        i -> ram.createPolicyVersion(new CreatePolicyVersionRequest()
                                .setPolicyName("p0")
                                .setPolicyDocument(READS))));
    }

    /** Those that were let in above. */
    private String anyGroup(int number) throws Exception {
        return ram.listGroups(new ListGroupsRequest().setMaxItems(50))
                .getBody()
                .getGroups()
                .getGroup()
                .get(number)
                .getGroupName();
    }

    @Test
    void holdsTheLargeLimitsAgainstManyAtOnce() throws Exception {
        fill("access_user", "display_name, mobile, email, comments", "'','','',''", 997);
        fill("access_role", "description, trust_policy, max_session_seconds", "'','{}',3600", 997);
        fill("access_policy", "description, default_version, last_version", "'',1,1", 1497);

        assertNoMoreThan(3, "409 LimitExceeded.User", together(8, i -> user("more" + i)));
        assertNoMoreThan(3, "409 LimitExceeded.Role", together(8, i -> role("more" + i)));
        assertNoMoreThan(3, "409 LimitExceeded.Policy", together(8, i -> policy("more" + i)));
    }

    private void fill(String table, String columns, String values, int rows) {
        jdbc.sql("insert into " + table + " (id, account_id, name, created_at, updated_at, " + columns + ") select "
                        + customer.id() + " + seq, " + customer.id()
                        + ", concat('n', seq), utc_timestamp(3), utc_timestamp(3), " + values + " from seq_1_to_"
                        + rows)
                .update();
    }

    @Test
    void letsOneOfTwoVersionsThatComeTogetherCount() throws Exception {
        policy("raced");

        List<String> answers = together(
                4,
                i -> ram.createPolicyVersion(new CreatePolicyVersionRequest()
                        .setPolicyName("raced")
                        .setPolicyDocument(READS)
                        .setSetAsDefault(true)));

        assertThat(answers).containsOnly("none");
        var versions = ram.listPolicyVersions(
                        new ListPolicyVersionsRequest().setPolicyType("Custom").setPolicyName("raced"))
                .getBody()
                .getPolicyVersions()
                .getPolicyVersion();
        assertThat(versions)
                .extracting(version -> version.getVersionId() + version.getIsDefaultVersion())
                .containsExactly("v5true", "v4false", "v3false", "v2false", "v1false");
    }

    /** The classic client reads the same answers by paths of its own. */
    @Test
    void answersTheClassicClientToo() throws Exception {
        var classic = new DefaultAcsClient(DefaultProfile.getProfile("cn-hangzhou", owner.id(), owner.secret()));
        var create = new com.aliyuncs.ram.model.v20150501.CreateUserRequest();
        create.setSysEndpoint(server.endpoint());
        create.setSysProtocol(ProtocolType.HTTP);
        create.setUserName("alice");
        create.setComments("经典");
        var list = new com.aliyuncs.ram.model.v20150501.ListUsersRequest();
        list.setSysEndpoint(server.endpoint());
        list.setSysProtocol(ProtocolType.HTTP);

        assertThat(classic.getAcsResponse(create).getUser().getUserName()).isEqualTo("alice");

        assertThat(classic.getAcsResponse(list).getUsers())
                .singleElement()
                .satisfies(user -> assertThat(user.getComments()).isEqualTo("经典"));
        assertThat(catchThrowableOfType(() -> classic.getAcsResponse(create), ClientException.class)
                        .getErrCode())
                .isEqualTo("EntityAlreadyExists.User");
    }

    @Test
    void isNoActionOfTheSmsApi() {
        assertThat(refusal(() -> clients.sts(owner)
                        .callApi(
                                new com.aliyun.teaopenapi.models.Params()
                                        .setAction("CreateUser")
                                        .setVersion("2017-05-25")
                                        .setProtocol("HTTP")
                                        .setPathname("/")
                                        .setMethod("POST")
                                        .setAuthType("AK")
                                        .setStyle("RPC")
                                        .setReqBodyType("formData")
                                        .setBodyType("json"),
                                new com.aliyun.teaopenapi.models.OpenApiRequest(),
                                new com.aliyun.teautil.models.RuntimeOptions())))
                .isEqualTo("400 InvalidVersion");
    }
}
