package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.ram20150501.models.AttachPolicyToUserRequest;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccessKey;
import dev.signet.account.AccountAdministration;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #11: resource groups from the account's own door to what a policy lets its user do in one (S12.2-2). */
@SignetTest
class ResourceGroupDoorIT {

    private static final String GROUPS = "/v1/access/resource-groups";
    private static final String MARKET = GROUPS + "/market";
    private static final String SENDS = "AliyunDysmsFullAccess";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Approved approved;

    @Autowired
    AccountAdministration administration;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private RamClients clients;
    private TestAccounts.Customer customer;
    private Keys owner;
    private SignedRest api;

    @BeforeEach
    void anAccount() {
        clients = new RamClients(server.endpoint());
        customer = accounts.enterprise();
        owner = Keys.of(customer);
        api = new SignedRest(server, customer.key(), clock);
    }

    private SignedRest as(Keys keys) {
        return new SignedRest(server, new AccessKey(keys.id(), customer.id(), true, keys.secret()), clock);
    }

    private Reply create(String name, String... items) {
        return api.post(GROUPS, Map.of("name", name, "displayName", "市场部", "items", List.of(items)));
    }

    private Reply change(String how, String... items) {
        return api.post(MARKET + how, Map.of("items", List.of(items)));
    }

    private static List<String> items(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        List<String> items = new ArrayList<>();
        reply.json().path("items").forEach(item -> items.add(item.asText()));
        return items;
    }

    private static void refused(Reply reply, int status, String code, String... says) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(says)
                .allSatisfy(part ->
                        assertThat(reply.json().path("message").asText()).contains(part));
    }

    /** The client's own request, with the one parameter that its version of the action does not know. */
    private void scoped(String action, String user) throws Exception {
        Map<String, String> query = new HashMap<>(
                Map.of("UserName", user, "PolicyName", SENDS, "PolicyType", "System", "ResourceGroupId", "market"));
        clients.ram(owner)
                .callApi(
                        new Params()
                                .setAction(action)
                                .setVersion("2015-05-01")
                                .setProtocol("HTTP")
                                .setPathname("/")
                                .setMethod("POST")
                                .setAuthType("AK")
                                .setStyle("RPC")
                                .setReqBodyType("formData")
                                .setBodyType("json"),
                        new OpenApiRequest().setQuery(query),
                        new RuntimeOptions());
    }

    private String send(Keys keys, String signature, String template, String number) throws Exception {
        return new com.aliyun.dysmsapi20170525.Client(clients.config(keys))
                .sendSms(new SendSmsRequest()
                        .setPhoneNumbers(number)
                        .setSignName(signature)
                        .setTemplateCode(template))
                .getBody()
                .getCode();
    }

    @Test
    void letsAUserDoInTheGroupWhatThePolicySaysAndNothingOutside() throws Exception {
        approved.signature(customer.id(), "云帆科技", Scenario.GENERAL);
        approved.signature(customer.id(), "远航科技", Scenario.GENERAL);
        String template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的快递已到", "{}");
        administration.setBalance("test", customer.id(), new BigDecimal("100"), "test");
        Keys alice = clients.user(owner, "alice");
        assertThat(create("market", "sign/云帆科技", "template/" + template).status())
                .isEqualTo(201);

        scoped("AttachPolicyToUser", "alice");

        assertThat(send(alice, "云帆科技", template, "13877310001")).isEqualTo("OK");
        assertThat(refusal(() -> send(alice, "远航科技", template, "13877310002"))).isEqualTo("403 NoPermission");
        items(change("/items", "sign/远航科技"));
        assertThat(send(alice, "远航科技", template, "13877310003")).isEqualTo("OK");
        items(change("/items/remove", "sign/云帆科技"));
        assertThat(refusal(() -> send(alice, "云帆科技", template, "13877310004"))).isEqualTo("403 NoPermission");
    }

    @Test
    void isNotDeletedWhileAPolicyCountsForItAndSaysWhose() throws Exception {
        clients.user(owner, "alice");
        create("market", "sign/云帆科技");
        scoped("AttachPolicyToUser", "alice");

        refused(
                api.delete(MARKET),
                409,
                "DeleteConflict.ResourceGroup.Policy",
                "market",
                "1 处",
                "user/alice AliyunDysmsFullAccess");

        scoped("DetachPolicyFromUser", "alice");
        assertThat(api.delete(MARKET).status()).isEqualTo(204);
        refused(api.get(MARKET), 404, "EntityNotExist.ResourceGroup", "market");
    }

    @Test
    void leadsAGroupThroughItsLife() {
        assertThat(create("market", "sign/云帆科技", "sign/云帆科技").json().path("items"))
                .hasSize(1);
        create("Delivery");

        assertThat(items(change("/items", "tag/team/growth", "sign/云帆科技")))
                .containsExactly("sign/云帆科技", "tag/team/growth");
        assertThat(items(change("/items/remove", "sign/云帆科技"))).containsExactly("tag/team/growth");
        JsonNode renamed = api.put(MARKET, Map.of("displayName", "增长部")).json();

        assertThat(renamed.path("displayName").asText()).isEqualTo("增长部");
        assertThat(api.get(MARKET).json()).isEqualTo(renamed);
        assertThat(api.get(GROUPS).json().path("resourceGroups"))
                .extracting(group -> group.path("name").asText())
                .containsExactly("Delivery", "market");
    }

    @Test
    void takesLetterCaseAndWidthForNoOtherThing() {
        create("market", "sign/Yunfan", "tag/Team/x");

        assertThat(items(change("/items", "sign/ｙunfan", "tag/team/x")))
                .containsExactlyInAnyOrder("sign/Yunfan", "tag/Team/x", "tag/team/x");
        assertThat(items(change("/items/remove", "sign/YUNFAN", "tag/team/x"))).containsExactly("tag/Team/x");
    }

    @Test
    void refusesWhatIsNotRightAndChangesNothing() {
        create("market", "sign/云帆科技");

        refused(create("MARKET"), 409, "EntityAlreadyExists.ResourceGroup");
        refused(create("a b"), 400, "InvalidParameter.Name.InvalidChars", "a b");
        refused(change("/items", "sign/远航科技", "user/alice"), 400, "InvalidParameter.Item", "user/alice");
        refused(
                change("/items/remove", "sign/云帆科技", "sign/远航科技"),
                404,
                "EntityNotExist.ResourceGroup.Item",
                "sign/远航科技");
        refused(
                change(
                        "/items",
                        IntStream.rangeClosed(1, 1000)
                                .mapToObj(i -> "task/" + i)
                                .toArray(String[]::new)),
                409,
                "LimitExceeded.ResourceGroup.Item");
        assertThat(items(api.get(MARKET))).containsExactly("sign/云帆科技");
        IntStream.range(1, 50).forEach(i -> create("g" + i));
        refused(create("one-more"), 409, "LimitExceeded.ResourceGroup", "50");
    }

    @Test
    void isReadByReadersAndChangedByAdministratorsOfPeople() throws Exception {
        create("market", "sign/云帆科技");
        SignedRest reader = as(withPolicy("reader", "AliyunRAMReadOnlyAccess"));
        SignedRest administrator = as(withPolicy("administrator", "AliyunRAMFullAccess"));
        SignedRest sender = as(withPolicy("sender", SENDS));

        assertThat(items(reader.get(MARKET))).containsExactly("sign/云帆科技");
        assertThat(reader.get(GROUPS).status()).isEqualTo(200);
        refused(reader.post(GROUPS, Map.of("name", "more")), 403, "NoPermission", "ram:CreateResourceGroup");
        refused(reader.put(MARKET, Map.of("displayName", "x")), 403, "NoPermission");
        refused(reader.post(MARKET + "/items", Map.of("items", List.of("task/1"))), 403, "NoPermission");
        refused(reader.post(MARKET + "/items/remove", Map.of("items", List.of("task/1"))), 403, "NoPermission");
        refused(reader.delete(MARKET), 403, "NoPermission");
        refused(sender.get(GROUPS), 403, "NoPermission", "ram:ListResourceGroups");
        assertThat(items(administrator.post(MARKET + "/items", Map.of("items", List.of("task/1")))))
                .hasSize(2);
        refused(
                new SignedRest(server, accounts.enterprise().key(), clock).get(MARKET),
                404,
                "EntityNotExist.ResourceGroup");
        assertThat(jdbc.sql("""
                                select details from audit_entry
                                where actor = ? and action = 'resource-group.items-added'""")
                        .param("account:" + customer.id() + "/user/administrator")
                        .query(String.class)
                        .single())
                .contains("task/1", "market")
                .doesNotContain("云帆");
    }

    /** An id is a number that programs which read JSON round: a name says more. */
    @Test
    void isNamedInTheTrail() throws Exception {
        create("market");
        withPolicy("alice", SENDS);
        scoped("AttachPolicyToUser", "alice");
        scoped("DetachPolicyFromUser", "alice");

        List<String> details = jdbc.sql("select details from audit_entry where actor = ? and action like ? order by id")
                .params("account:" + customer.id(), "ram-user.policy-%")
                .query(String.class)
                .list();

        assertThat(details).hasSize(3).noneMatch(entry -> entry.contains("scope"));
        assertThat(details.get(0)).doesNotContain("resourceGroup");
        assertThat(details.subList(1, 3)).allMatch(entry -> entry.contains("\"resourceGroup\":\"market\""));
    }

    private Keys withPolicy(String name, String policy) throws Exception {
        Keys keys = clients.user(owner, name);
        clients.ram(owner)
                .attachPolicyToUser(new AttachPolicyToUserRequest()
                        .setUserName(name)
                        .setPolicyType("System")
                        .setPolicyName(policy));
        return keys;
    }
}
