package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.ram20150501.models.CreateRoleRequest;
import com.aliyun.ram20150501.models.DeleteAccessKeyRequest;
import com.aliyun.ram20150501.models.DeleteRoleRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromRoleRequest;
import com.aliyun.ram20150501.models.DetachPolicyFromUserRequest;
import com.aliyun.ram20150501.models.ListUsersRequest;
import com.aliyun.ram20150501.models.UpdateRoleRequest;
import com.aliyun.sts20150401.models.AssumeRoleRequest;
import com.aliyun.sts20150401.models.GetCallerIdentityResponseBody;
import com.aliyun.tea.TeaException;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.auth.BasicSessionCredentials;
import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.auth.StaticCredentialsProvider;
import com.aliyuncs.profile.DefaultProfile;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.billing.Ledger;
import dev.signet.platform.time.ChinaTime;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #11: temporary credentials through {@code com.aliyun:sts20150401:1.1.4}, used by the official SMS clients, and abused. */
@SignetTest
class RoleSessionsIT {

    private static final String SIGN = "云帆科技";
    private static final AtomicInteger NUMBERS = new AtomicInteger(31_775_000);

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Ledger balances;

    @Autowired
    Approved approved;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private RamClients clients;
    private TestAccounts.Customer customer;
    private Keys owner;
    private Keys alice;
    private String role;
    private String template;

    @BeforeEach
    void aUserWhoMayAssumeARole() throws Exception {
        clients = new RamClients(server.endpoint());
        customer = accounts.enterprise("杭州云帆科技有限公司");
        balances.credit(customer.id(), new BigDecimal("1000"), "start", "test");
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货", "{}");
        owner = Keys.of(customer);
        alice = clients.user(owner, "alice");
        clients.allow(owner, "alice", "may-assume", allowing("sts:AssumeRole", "*"));
        role = clients.role(owner, "sender", "acs:ram::" + customer.id() + ":root", "AliyunDysmsFullAccess");
    }

    private SendSmsRequest message() {
        return new SendSmsRequest()
                .setPhoneNumbers("138" + NUMBERS.incrementAndGet())
                .setSignName(SIGN)
                .setTemplateCode(template);
    }

    private String send(Keys keys, @Nullable String algorithm) throws Exception {
        var config = clients.config(keys);
        if (algorithm != null) {
            config.setSignatureAlgorithm(algorithm);
        }
        return new com.aliyun.dysmsapi20170525.Client(config)
                .sendSms(message())
                .getBody()
                .getCode();
    }

    private String refusedSend(Keys keys) {
        return refusal(() -> send(keys, null));
    }

    @Test
    void sendsWithTheNewerClientInBothOfItsSchemes() throws Exception {
        Keys session = clients.assume(alice, role);

        assertThat(session.id()).startsWith("STS.");
        assertThat(send(session, null)).isEqualTo("OK");
        assertThat(send(session, "v2")).isEqualTo("OK");
    }

    @Test
    void recordsSayWhoOfTheAccountSent() throws Exception {
        clients.allow(owner, "alice", "may-send", allowing("dysms:SendSms", "*"));
        for (Keys sender : List.of(owner, alice, clients.assume(alice, role))) {
            assertThat(send(sender, null)).isEqualTo("OK");
        }

        JsonNode records = new SignedRest(server, customer.key(), clock)
                .get("/v1/records", Map.of("date", ChinaTime.today(clock).toString()))
                .json()
                .path("records");

        String account = "account:" + customer.id();
        assertThat(records)
                .extracting(record -> record.path("sentBy").asText())
                .containsExactly(account + "/role/sender/laptop", account + "/user/alice", account);
    }

    @ParameterizedTest
    @EnumSource
    void sendsWithTheClassicClient(SignatureVersion version) throws Exception {
        Keys session = clients.assume(alice, role);
        var client = new DefaultAcsClient(
                DefaultProfile.getProfile("cn-hangzhou"),
                new StaticCredentialsProvider(
                        new BasicSessionCredentials(session.id(), session.secret(), session.token())));
        var request = new com.aliyuncs.dysmsapi.model.v20170525.SendSmsRequest();
        request.setSysEndpoint(server.endpoint());
        request.setSysSignatureVersion(version);
        request.setPhoneNumbers("138" + NUMBERS.incrementAndGet());
        request.setSignName(SIGN);
        request.setTemplateCode(template);

        assertThat(client.getAcsResponse(request).getCode()).isEqualTo("OK");
    }

    @Test
    void tellsEverybodyWhoTheyAre() throws Exception {
        String account = Long.toString(customer.id());
        GetCallerIdentityResponseBody root =
                clients.sts(owner).getCallerIdentity().getBody();
        GetCallerIdentityResponseBody user =
                clients.sts(alice).getCallerIdentity().getBody();
        GetCallerIdentityResponseBody session =
                clients.sts(clients.assume(alice, role)).getCallerIdentity().getBody();

        assertThat(root.getArn()).isEqualTo("acs:ram::" + account + ":root");
        assertThat(root.getIdentityType()).isEqualTo("Account");
        assertThat(user.getArn()).isEqualTo("acs:ram::" + account + ":user/alice");
        assertThat(user.getIdentityType()).isEqualTo("RAMUser");
        assertThat(user.getUserId()).isEqualTo(user.getPrincipalId()).isNotEmpty();
        assertThat(session.getArn()).isEqualTo("acs:ram::" + account + ":assumed-role/sender/laptop");
        assertThat(session.getIdentityType()).isEqualTo("AssumedRoleUser");
        assertThat(session.getPrincipalId()).isEqualTo(session.getRoleId() + ":laptop");
        assertThat(session.getAccountId()).isEqualTo(account);
    }

    @Test
    void answersWithTheRoleAndItsEnd() throws Exception {
        clock.set(Instant.now());

        var answer = clients.sts(alice)
                .assumeRole(new AssumeRoleRequest()
                        .setRoleArn(role)
                        .setRoleSessionName("laptop")
                        .setDurationSeconds(900L))
                .getBody();

        assertThat(answer.getAssumedRoleUser().getArn()).isEqualTo(role + "/laptop");
        assertThat(answer.getAssumedRoleUser().getAssumedRoleId()).endsWith(":laptop");
        assertThat(Instant.parse(answer.getCredentials().getExpiration()))
                .isEqualTo(
                        Instant.ofEpochSecond(clock.instant().getEpochSecond()).plusSeconds(900));
        assertThat(jdbc.sql("select actor from audit_entry where action = 'role.assumed' and details like ?")
                        .param("%" + answer.getCredentials().getAccessKeyId() + "%")
                        .query(String.class)
                        .single())
                .isEqualTo("account:" + customer.id() + "/user/alice");
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, laptop, , , 400 InvalidParameter.RoleArn",
        "{account}:role/sender, x, , , 400 InvalidParameter.RoleSessionName",
        "{account}:role/sender, 忍者神龟, , , 400 InvalidParameter.RoleSessionName",
        "{account}:role/sender, laptop, 899, , 400 InvalidParameter.DurationSeconds",
        "{account}:role/sender, laptop, 3601, , 400 InvalidParameter.DurationSeconds",
        "{account}:role/sender, laptop, , {}, 400 InvalidParameter.PolicyGrammar",
        "{account}:role/nobody, laptop, , , 404 EntityNotExist.Role",
        "acs:ram::1:role/sender, laptop, , , 403 NoPermission"
    })
    void refusesWhatCannotBe(
            String arn, String session, @Nullable Long seconds, @Nullable String policy, String wanted) {
        AssumeRoleRequest request = new AssumeRoleRequest()
                .setRoleArn(arn.replace("{account}", "acs:ram::" + customer.id()))
                .setRoleSessionName(session)
                .setDurationSeconds(seconds)
                .setPolicy(policy);

        assertThat(refusal(() -> clients.assume(alice, request))).isEqualTo(wanted);
    }

    @Test
    void namesLineAndColumnOfASessionPolicyThatIsNone() {
        AssumeRoleRequest request = new AssumeRoleRequest()
                .setRoleArn(role)
                .setRoleSessionName("laptop")
                .setPolicy("{\"Version\":\"1\",\n \"Statement\":[{\"Effect\":\"Maybe\"}]}");

        TeaException refused = catchThrowableOfType(() -> clients.assume(alice, request), TeaException.class);

        assertThat(refused.getMessage()).contains("第 2 行第 25 列");
    }

    @Test
    void wantsBothTheCallersRightAndTheRolesTrust() throws Exception {
        String ofBob =
                clients.role(owner, "for-bob", "acs:ram::" + customer.id() + ":user/bob", "AliyunDysmsFullAccess");
        Keys bob = clients.user(owner, "bob");

        assertThat(refusal(() -> clients.assume(alice, ofBob))).isEqualTo("403 NoPermission");
        assertThat(refusal(() -> clients.assume(bob, ofBob))).isEqualTo("403 NoPermission");
        clients.allow(owner, "bob", "bob-may", allowing("sts:AssumeRole", "acs:ram:*:*:role/for-bob"));
        assertThat(send(clients.assume(bob, ofBob), null)).isEqualTo("OK");
        assertThat(refusal(() -> clients.assume(bob, role))).isEqualTo("403 NoPermission");
    }

    @Test
    void isNotForTheAccountItself() {
        assertThat(refusal(() -> clients.assume(owner, role))).isEqualTo("403 NoPermission");
    }

    @Test
    void letsInAnotherAccountThatTheRoleTrusts() throws Exception {
        TestAccounts.Customer other = accounts.enterprise();
        Keys alsoAlice = clients.user(Keys.of(other), "alice");
        clients.allow(Keys.of(other), "alice", "may-assume", allowing("sts:AssumeRole", "*"));
        String shared = clients.role(owner, "shared", "acs:ram::" + other.id() + ":root", "AliyunDysmsFullAccess");

        assertThat(send(clients.assume(alsoAlice, shared), null)).isEqualTo("OK");
        assertThat(refusal(() -> clients.assume(alice, shared))).isEqualTo("403 NoPermission");
        assertThat(refusal(() -> clients.assume(alsoAlice, role))).isEqualTo("403 NoPermission");
    }

    @Test
    void doesNoMoreThanRoleAndSessionPolicyBothAllow() throws Exception {
        Keys narrow = clients.assume(
                alice,
                new AssumeRoleRequest()
                        .setRoleArn(role)
                        .setRoleSessionName("narrow")
                        .setPolicy(allowing("dysms:QuerySmsSign", "*")));
        Keys widened = clients.assume(
                alice,
                new AssumeRoleRequest()
                        .setRoleArn(role)
                        .setRoleSessionName("wide")
                        .setPolicy(allowing("*", "*")));

        assertThat(refusedSend(narrow)).isEqualTo("403 NoPermission");
        assertThat(send(widened, null)).isEqualTo("OK");
        assertThat(refusal(() -> clients.ram(widened).listUsers(new ListUsersRequest())))
                .isEqualTo("403 NoPermission");
    }

    @Test
    void endsWithItsTime() throws Exception {
        Keys session = clients.assume(
                alice,
                new AssumeRoleRequest()
                        .setRoleArn(role)
                        .setRoleSessionName("laptop")
                        .setDurationSeconds(900L));
        RawClient raw = new RawClient(server.port(), new AccessKey(session.id(), 1, true, session.secret()));

        clock.set(Instant.now().plus(Duration.ofMinutes(16)));
        Map<String, String> parameters = new TreeMap<>(raw.parameters("QuerySmsSignList", clock.instant()));
        parameters.put("SecurityToken", String.valueOf(session.token()));

        assertThat(raw.rpc(parameters).code()).isEqualTo("InvalidSecurityToken.Expired");
    }

    @Test
    void endsWithItsRoleAlsoWhereThatIsMadeAgain() throws Exception {
        Keys session = clients.assume(alice, role);
        assertThat(send(session, null)).isEqualTo("OK");

        clients.ram(owner)
                .detachPolicyFromRole(new DetachPolicyFromRoleRequest()
                        .setRoleName("sender")
                        .setPolicyType("System")
                        .setPolicyName("AliyunDysmsFullAccess"));
        assertThat(refusedSend(session)).isEqualTo("403 NoPermission");
        clients.ram(owner).deleteRole(new DeleteRoleRequest().setRoleName("sender"));
        assertThat(refusedSend(session)).isEqualTo("400 InvalidSecurityToken.Expired");
        clients.role(owner, "sender", "acs:ram::" + customer.id() + ":root", "AliyunDysmsFullAccess");
        assertThat(refusedSend(session)).isEqualTo("400 InvalidSecurityToken.Expired");
    }

    @Test
    void endsWithWhoeverAssumedIt() throws Exception {
        Keys session = clients.assume(alice, role);

        forget("alice", alice);

        assertThat(refusedSend(session)).isEqualTo("400 InvalidSecurityToken.Expired");
        clients.user(owner, "alice");
        assertThat(refusedSend(session)).isEqualTo("400 InvalidSecurityToken.Expired");
    }

    private void forget(String user, Keys key) throws Exception {
        var ram = clients.ram(owner);
        ram.deleteAccessKey(new DeleteAccessKeyRequest().setUserName(user).setUserAccessKeyId(key.id()));
        ram.detachPolicyFromUser(new DetachPolicyFromUserRequest()
                .setUserName(user)
                .setPolicyType("Custom")
                .setPolicyName("may-assume"));
        ram.deleteUser(new DeleteUserRequest().setUserName(user));
    }

    @Test
    void countsWithItsOwnKeyAndUntouchedAlone() throws Exception {
        Keys one = clients.assume(alice, role);
        Keys other = clients.assume(alice, role);
        String token = String.valueOf(one.token());
        char changed = token.charAt(40) == 'A' ? 'B' : 'A';

        assertThat(refusedSend(new Keys(one.id(), one.secret(), other.token())))
                .isEqualTo("400 InvalidSecurityToken.MismatchWithAccessKey");
        assertThat(refusedSend(
                        new Keys(one.id(), one.secret(), token.substring(0, 40) + changed + token.substring(41))))
                .isEqualTo("400 InvalidSecurityToken.Malformed");
        assertThat(refusedSend(new Keys(one.id(), one.secret(), null))).isEqualTo("400 MissingSecurityToken");
        assertThat(refusedSend(new Keys(one.id(), other.secret(), token))).isEqualTo("400 SignatureDoesNotMatch");
        assertThat(refusedSend(new Keys(alice.id(), alice.secret(), token)))
                .isEqualTo("400 InvalidSecurityToken.MismatchWithAccessKey");
    }

    /** Each of the two is good by itself. */
    @Test
    void isRefusedBesideAnotherOne() throws Exception {
        Keys one = clients.assume(alice, role);
        Keys other = clients.assume(alice, role);
        RawClient raw = new RawClient(server.port(), new AccessKey(one.id(), 1, true, one.secret()));
        Map<String, String> parameters = new TreeMap<>(raw.parameters("GetCallerIdentity", clock.instant()));
        parameters.put("Version", "2015-04-01");
        parameters.put("SecurityToken", String.valueOf(one.token()));
        String target = "/?" + RawClient.query(raw.signed("GET", parameters));

        RawClient.Reply refused =
                raw.send("GET", target, Map.of("x-acs-security-token", String.valueOf(other.token())), null);

        assertThat(refused.code()).isEqualTo("InvalidSecurityToken.MismatchWithAccessKey");
        parameters.put("SignatureNonce", UUID.randomUUID().toString());
        target = "/?" + RawClient.query(raw.signed("GET", parameters));
        assertThat(raw.send("GET", target, Map.of("x-acs-security-token", String.valueOf(one.token())), null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void wantsTheTokenAmongWhatWasSigned() throws Exception {
        Keys session = clients.assume(alice, role);
        RawClient raw = new RawClient(server.port(), new AccessKey(session.id(), 1, true, session.secret()));
        Map<String, String> unsigned = raw.acs3("GET", "/v1/account", Map.of(), Map.of(), new byte[0]);
        unsigned.put("x-acs-security-token", String.valueOf(session.token()));
        Map<String, String> signed = raw.acs3(
                "GET",
                "/v1/account",
                Map.of(),
                Map.of("x-acs-security-token", String.valueOf(session.token())),
                new byte[0]);

        assertThat(raw.send("GET", "/v1/account", unsigned, null).body()).contains("IncompleteSignature");
        assertThat(raw.send("GET", "/v1/account", signed, null).status()).isEqualTo(200);
    }

    @Test
    void isPassedOnNeitherLongerNorWider() throws Exception {
        String first = clients.role(owner, "first", "acs:ram::" + customer.id() + ":root", "AdministratorAccess");
        String second =
                clients.role(owner, "second", "acs:ram::" + customer.id() + ":role/first", "AdministratorAccess");
        clients.ram(owner)
                .updateRole(new UpdateRoleRequest().setRoleName("second").setNewMaxSessionDuration(43_200L));
        assertThat(refusal(() -> clients.assume(alice, second))).isEqualTo("403 NoPermission");
        var narrowed = clients.sts(alice)
                .assumeRole(new AssumeRoleRequest()
                        .setRoleArn(first)
                        .setRoleSessionName("narrow")
                        .setDurationSeconds(900L)
                        .setPolicy(allowing("sts:AssumeRole", "*")))
                .getBody()
                .getCredentials();

        var chained = clients.sts(Keys.of(narrowed))
                .assumeRole(new AssumeRoleRequest()
                        .setRoleArn(second)
                        .setRoleSessionName("chained")
                        .setDurationSeconds(43_200L))
                .getBody()
                .getCredentials();

        assertThat(Instant.parse(chained.getExpiration())).isEqualTo(Instant.parse(narrowed.getExpiration()));
        assertThat(refusal(() -> clients.ram(Keys.of(chained)).listUsers(new ListUsersRequest())))
                .isEqualTo("403 NoPermission");
        assertThat(refusal(() -> clients.assume(
                        Keys.of(narrowed),
                        new AssumeRoleRequest()
                                .setRoleArn(second)
                                .setRoleSessionName("wider")
                                .setPolicy(allowing("*", "*")))))
                .isEqualTo("403 NoPermission");
    }

    @Test
    void endsWithEverybodyItWasPassedOnBy() throws Exception {
        String first = clients.role(owner, "first", "acs:ram::" + customer.id() + ":root", "AdministratorAccess");
        String second =
                clients.role(owner, "second", "acs:ram::" + customer.id() + ":role/first", "AdministratorAccess");
        Keys chained = clients.assume(clients.assume(alice, first), second);
        assertThat(send(chained, null)).isEqualTo("OK");

        forget("alice", alice);

        assertThat(refusedSend(chained)).isEqualTo("400 InvalidSecurityToken.Expired");
    }

    @Test
    void isPassedOnTenTimesAtMost() throws Exception {
        String again = clients.role(owner, "again", "acs:ram::" + customer.id() + ":root", "AdministratorAccess");
        Keys session = alice;
        for (int assumed = 0; assumed < 10; assumed++) {
            session = clients.assume(session, again);
        }
        Keys last = session;

        assertThat(refusal(() -> clients.assume(last, again))).isEqualTo("403 NoPermission");
    }

    @Test
    void keepsTwoAccountsWithTheSameNamesApart() throws Exception {
        TestAccounts.Customer other = accounts.enterprise();
        Keys otherOwner = Keys.of(other);
        Keys otherAlice = clients.user(otherOwner, "alice");
        String otherRole =
                clients.role(otherOwner, "sender", "acs:ram::" + other.id() + ":root", "AdministratorAccess");

        assertThat(refusal(() -> clients.assume(otherAlice, otherRole))).isEqualTo("403 NoPermission");
        assertThat(refusal(() -> clients.assume(alice, otherRole))).isEqualTo("403 NoPermission");
        assertThat(refusal(() -> clients.ram(otherOwner)
                        .createRole(new CreateRoleRequest()
                                .setRoleName("SENDER")
                                .setAssumeRolePolicyDocument(RamClients.trust("acs:ram::1:root")))))
                .isEqualTo("409 EntityAlreadyExists.Role");
    }
}
