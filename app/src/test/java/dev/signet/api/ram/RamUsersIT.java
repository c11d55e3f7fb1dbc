package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.ram20150501.Client;
import com.aliyun.ram20150501.models.AttachPolicyToUserRequest;
import com.aliyun.ram20150501.models.CreateAccessKeyRequest;
import com.aliyun.ram20150501.models.CreatePolicyVersionRequest;
import com.aliyun.ram20150501.models.CreateUserRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.GetUserRequest;
import com.aliyun.ram20150501.models.ListUsersRequest;
import com.aliyun.ram20150501.models.UpdateUserRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SignetTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** #11: an account's users through {@code com.aliyun:ram20150501:1.0.2}, with its refusals. */
@SignetTest
class RamUsersIT extends RamAccount {

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
