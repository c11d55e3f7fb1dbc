package dev.signet.api.ram;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ram20150501.models.GetAccessKeyLastUsedRequest;
import dev.signet.access.KeyUses;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import dev.signet.api.RawClient.Reply;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** #11: from where access keys may be used, and when they were; IMS has no client here, so requests are signed by hand. */
@SignetTest
class KeyPoliciesIT {

    private static final String HERE = """
            {"Version":1,"Status":"Active","Statements":[{"Type":"ClassicWhiteList","IPList":["127.0.0.0/8","::1"]}]}""";
    private static final String KEY_POLICY = "/v1/access/key-policy";
    private static final String ELSEWHERE = HERE.replace("\"127.0.0.0/8\",\"::1\"", "\"192.0.2.0/24\"");

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    KeyUses uses;

    @Autowired
    JdbcClient jdbc;

    private RamClients clients;
    private TestAccounts.Customer customer;
    private Keys owner;
    private Keys alice;

    @BeforeEach
    void aUserWhoMayReadUsers() throws Exception {
        clients = new RamClients(server.endpoint());
        customer = accounts.enterprise();
        owner = Keys.of(customer);
        alice = clients.user(owner, "alice");
        clients.allow(owner, "alice", "reads", RamClients.allowing("dysms:*", "*"));
    }

    private RawClient raw(Keys keys) {
        return new RawClient(server.port(), new AccessKey(keys.id(), 1, true, keys.secret()));
    }

    private Reply ims(String action, Map<String, String> given) {
        RawClient client = raw(owner);
        Map<String, String> parameters = new TreeMap<>(client.parameters(action, Instant.now()));
        parameters.put("Version", "2019-08-15");
        parameters.putAll(given);
        return client.rpc(parameters);
    }

    private Reply restrict(Keys key, String policy) {
        return ims(
                "SetAccessKeyPolicy",
                Map.of(
                        "UserPrincipalName",
                        principalName("alice"),
                        "UserAccessKeyId",
                        key.id(),
                        "AccessKeyPolicy",
                        policy));
    }

    private String principalName(String user) {
        return user + "@" + customer.account().name();
    }

    private Reply signatures(Keys keys) {
        RawClient client = raw(keys);
        return client.rpc(client.parameters("QuerySmsSignList", Instant.now()));
    }

    private Reply account(Keys keys) {
        RawClient client = raw(keys);
        return client.send(
                "GET", "/v1/account", client.acs3("GET", "/v1/account", Map.of(), Map.of(), new byte[0]), null);
    }

    @Test
    void letsAKeyInFromItsNetworksAtEveryDoor() {
        assertThat(restrict(alice, ELSEWHERE).status()).isEqualTo(200);
        assertThat(signatures(alice).code()).isEqualTo("isp.RAM_PERMISSION_DENY");
        assertThat(signatures(alice).status()).isEqualTo(200);
        assertThat(account(alice).status()).isEqualTo(403);
        assertThat(account(alice).body()).contains("isp.RAM_PERMISSION_DENY");
        assertThat(signatures(owner).code()).isEqualTo("OK");

        restrict(alice, HERE);
        assertThat(signatures(alice).code()).isEqualTo("OK");
        assertThat(account(alice).status()).isEqualTo(200);

        restrict(alice, ELSEWHERE.replace("\"Active\"", "\"Inactive\""));
        assertThat(signatures(alice).code()).isEqualTo("OK");
    }

    @Test
    void holdsKeysWithoutTheirOwnToTheAccounts() {
        restrict(alice, HERE);
        assertThat(ims("GetAccessKeyPolicyForAccount", Map.of())
                        .json()
                        .path("AccessKeyPolicy")
                        .asText())
                .isEmpty();

        assertThat(ims("SetAccessKeyPolicyForAccount", Map.of("AccessKeyPolicy", ELSEWHERE))
                        .status())
                .isEqualTo(200);

        assertThat(signatures(alice).code()).isEqualTo("OK");
        assertThat(signatures(owner).code()).isEqualTo("isp.RAM_PERMISSION_DENY");
        Reply newer = ims("GetAccessKeyPolicyForAccount", Map.of());
        assertThat(newer.status()).isEqualTo(403);
        assertThat(newer.code()).isEqualTo("isp.RAM_PERMISSION_DENY");
    }

    @Test
    void takesThePolicyOfAKeyAwayWhereItIsEmpty() {
        ims("SetAccessKeyPolicy", Map.of("UserAccessKeyId", owner.id(), "AccessKeyPolicy", HERE));
        ims("SetAccessKeyPolicyForAccount", Map.of("AccessKeyPolicy", ELSEWHERE));
        restrict(alice, ELSEWHERE.replace("\"Active\"", "\"Inactive\""));
        assertThat(signatures(alice).code()).as("free of the account's too").isEqualTo("OK");

        assertThat(restrict(alice, "").status()).isEqualTo(200);

        assertThat(signatures(alice).code()).as("the account's").isEqualTo("isp.RAM_PERMISSION_DENY");
        assertThat(ims("SetAccessKeyPolicyForAccount", Map.of("AccessKeyPolicy", ""))
                        .status())
                .isEqualTo(200);
        assertThat(signatures(alice).code()).isEqualTo("OK");
        ims("SetAccessKeyPolicyForAccount", Map.of("AccessKeyPolicy", ELSEWHERE));
        var lifted = rest(owner).put(KEY_POLICY, Collections.singletonMap("policy", null));
        assertThat(lifted.json().path("policy").isNull()).isTrue();
        assertThat(signatures(alice).code()).isEqualTo("OK");
        assertThat(jdbc.sql(
                                "select subject_type from audit_entry where actor = ? and action like '%.key-policy-lifted'")
                        .param("account:" + customer.id())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("ram-user", "account", "account");
        assertThat(ims("SetAccessKeyPolicyForAccount", Map.of()).code()).isEqualTo("MissingAccessKeyPolicy");
    }

    @Test
    void namesUsersAsTheyLogIn() {
        String name = customer.account().name();
        for (String ours :
                List.of(name, name + ".onaliyun.com", Long.toString(customer.id()), customer.id() + ".onaliyun.com")) {
            assertThat(readPolicy("alice@" + ours).status()).as(ours).isEqualTo(200);
        }
        assertThat(readPolicy("alice").status()).isEqualTo(200);

        String other = accounts.enterprise().account().name();
        for (String foreign :
                List.of("alice@nonsense", "alice@" + other, "alice@", "@" + name, "alice@" + name + ".example.com")) {
            Reply refused = readPolicy(foreign);
            assertThat(refused.code()).as(foreign).isEqualTo("InvalidParameter.UserPrincipalName");
            assertThat(refused.body()).contains(foreign, "@" + name, Long.toString(customer.id()));
        }
    }

    private Reply readPolicy(String principalName) {
        return ims("GetAccessKeyPolicy", Map.of("UserPrincipalName", principalName, "UserAccessKeyId", alice.id()));
    }

    @Test
    void saysFromWhereItWasRefusedAndNotFromWhereItWouldNotBe() {
        restrict(alice, ELSEWHERE);

        assertThat(signatures(alice).body()).contains(alice.id(), "127.0.0.1").doesNotContain("192.0.2");
        assertThat(account(alice).body()).contains("127.0.0.1").doesNotContain("192.0.2");
    }

    @Test
    void isTheSameFactAtBothDoors() {
        assertThat(rest(owner).get(KEY_POLICY).json().path("policy").isNull()).isTrue();

        Map<String, Object> networks = Map.of("Type", "ClassicWhiteList", "IPList", List.of("127.0.0.0/8"));
        Map<String, Object> policy = Map.of("Version", 1, "Status", "Active", "Statements", List.of(networks));
        assertThat(rest(owner).put(KEY_POLICY, Map.of("policy", policy)).status())
                .isEqualTo(200);

        assertThat(ims("GetAccessKeyPolicyForAccount", Map.of())
                        .json()
                        .path("AccessKeyPolicy")
                        .asText())
                .contains("127.0.0.0/8");
        ims("SetAccessKeyPolicyForAccount", Map.of("AccessKeyPolicy", HERE));
        assertThat(rest(owner)
                        .get(KEY_POLICY)
                        .json()
                        .at("/policy/Statements/0/IPList/1")
                        .asText())
                .isEqualTo("::1");
        assertThat(rest(owner)
                        .put(KEY_POLICY, Map.of("policy", Map.of("Status", "Active")))
                        .code())
                .isEqualTo("InvalidParameter.AccessKeyPolicy");
        assertThat(rest(owner).put(KEY_POLICY, Map.of()).status()).isEqualTo(400);
    }

    /** What may change settings of sending may not open the account's keys to the world. */
    @Test
    void isNotPartOfWhatOnlySends() {
        assertThat(rest(alice).get("/v1/settings").status()).isEqualTo(200);

        assertThat(rest(alice).get(KEY_POLICY).code()).isEqualTo("NoPermission");
        assertThat(rest(alice).put(KEY_POLICY, Map.of("policy", Map.of())).code())
                .isEqualTo("NoPermission");
    }

    private SignedRest rest(Keys keys) {
        return new SignedRest(server, new AccessKey(keys.id(), 1, true, keys.secret()), Clock.systemUTC());
    }

    @Test
    void tellsWhatWasSet() {
        restrict(alice, HERE);

        Reply read = ims(
                "GetAccessKeyPolicy",
                Map.of("UserPrincipalName", principalName("alice"), "UserAccessKeyId", alice.id()));

        assertThat(read.json().path("AccessKeyPolicy").asText()).isEqualTo(HERE);
        assertThat(read.json().path("AccessKeyId").asText()).isEqualTo(alice.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "null",
                "{}",
                "{\"Version\":2,\"Status\":\"Active\",\"Statements\":[]}",
                "{\"Status\":\"On\",\"Statements\":[]}",
                "{\"Status\":\"Active\",\"Status\":\"Inactive\",\"Statements\":[]}",
                "{\"Status\":\"Active\",\"Statements\":[{\"Type\":\"ClassicWhiteList\",\"IPList\":[],\"IPList\":[\"0.0.0.0/0\"]}]}",
                "{\"Status\":\"Active\",\"Statements\":null}",
                "{\"Status\":\"Active\",\"Statements\":[null]}",
                "{\"Status\":\"Active\",\"Statements\":[],\"Else\":1}",
                "{\"Status\":\"Active\",\"Statements\":[{\"Type\":\"Any\",\"IPList\":[]}]}",
                "{\"Status\":\"Active\",\"Statements\":[{\"Type\":\"ClassicWhiteList\"}]}",
                "{\"Status\":\"Active\",\"Statements\":[{\"Type\":\"ClassicWhiteList\",\"IPList\":[\"example.com\"]}]}",
                "{\"Status\":\"Active\",\"Statements\":[{\"Type\":\"ClassicWhiteList\",\"IPList\":[\"192.0.2.0/33\"]}]}"
            })
    void refusesAPolicyThatIsNone(String policy) {
        Reply refused = restrict(alice, policy);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("InvalidParameter.AccessKeyPolicy");
    }

    @Test
    void isOfOnesOwnKeysOnly() {
        Keys foreign = Keys.of(accounts.enterprise());

        assertThat(restrict(foreign, HERE).code()).isEqualTo("EntityNotExist.User.AccessKey");
    }

    @Test
    void remembersWhenAKeyWasUsed() throws Exception {
        var asked = new GetAccessKeyLastUsedRequest().setUserName("alice").setUserAccessKeyId(alice.id());
        Instant before = Instant.now().minusSeconds(1);
        signatures(alice);

        uses.write();

        assertThat(Instant.parse(clients.ram(owner)
                        .getAccessKeyLastUsed(asked)
                        .getBody()
                        .getAccessKeyLastUsed()
                        .getLastUsedDate()))
                .isBetween(before, Instant.now());
    }
}
