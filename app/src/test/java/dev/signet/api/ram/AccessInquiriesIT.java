package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccessKey;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignedRest.Reply;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** #11: what would be said to a request, why, and who may make it, as policies have it. */
@SignetTest
class AccessInquiriesIT {

    private static final String OFFICE = """
            {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "dysms:SendSms",
              "Resource": "acs:dysms:*:*:sign/云帆*",
              "Condition": {"IpAddress": {"acs:SourceIp": "192.0.2.0/24"},
                            "DateLessThan": {"acs:CurrentTime": "2030-01-01T00:00:00Z"}}}]}""";

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    SettableClock clock;

    private RamClients clients;
    private Customer customer;
    private Keys owner;
    private Keys alice;

    @BeforeEach
    void aUserWhoMaySendFromTheOffice() throws Exception {
        clients = new RamClients(server.endpoint());
        customer = accounts.enterprise();
        owner = Keys.of(customer);
        alice = clients.user(owner, "alice");
        clients.user(owner, "bob");
        clients.role(owner, "sender", "acs:ram::" + customer.id() + ":root", "AliyunDysmsFullAccess");
        clients.allow(owner, "alice", "office", OFFICE);
    }

    private SignedRest rest(Keys keys) {
        return new SignedRest(server, new AccessKey(keys.id(), customer.id(), true, keys.secret()), clock);
    }

    private Reply simulate(Map<String, Object> change) {
        Map<String, Object> question = new HashMap<>(Map.of(
                "principal",
                "user/alice",
                "action",
                "dysms:SendSms",
                "resource",
                "sign/云帆科技",
                "sourceIp",
                "192.0.2.7"));
        question.putAll(change);
        return rest(owner).post("/v1/access/simulate", question);
    }

    @ParameterizedTest
    @CsvSource({
        "principal, root, true",
        "principal, user/alice, true",
        "principal, USER/alice, none",
        "principal, acs:ram::{account}:user/alice, true",
        "principal, user/bob, false",
        "principal, role/sender, true",
        "principal, acs:ram::{account}:assumed-role/sender/*, true",
        "principal, user/nobody, none",
        "principal, acs:ram::1:user/alice, none",
        "action, dysms:sendsms, true",
        "action, dysms:DeleteSmsSign, false",
        "action, SendSms, none",
        "action, dysms:SendSmss, none",
        "resource, sign/别的, false",
        "resource, *, false",
        "resource, acs:dysms:*:{account}:sign/云帆科技, true",
        "resource, acs:dysms:*:*:sign/云帆科技, true",
        "resource, acs:dysms:*:{account}:sign/别的, false",
        "resource, acs:dysms:*:1:sign/云帆科技, none",
        "resource, acs:ram:*:{account}:sign/云帆科技, none",
        "resource, acs:dysms, none",
        "sourceIp, 198.51.100.1, false",
        "sourceIp, ::ffff:192.0.2.9, true",
        "sourceIp, somewhere, none",
        "at, 2030-01-01T08:00:00+08:00, false",
        "at, 2030-01-01T07:59:59+08:00, true"
    })
    void judgesAsTheDoorsDo(String what, String value, String allowed) {
        Reply reply = simulate(Map.of(what, value.replace("{account}", Long.toString(customer.id()))));

        if (allowed.equals("none")) {
            assertThat(reply.status()).as(reply.text()).isIn(400, 404);
        } else {
            assertThat(reply.json().path("allowed").asBoolean())
                    .as(reply.text())
                    .isEqualTo(allowed.equals("true"));
        }
    }

    @Test
    void saysTheWayAndTheSmallestPolicyThatSuffices() throws Exception {
        JsonNode verdict = simulate(Map.of("sourceIp", "198.51.100.1")).json();

        assertThat(verdict.path("kinds"))
                .extracting(JsonNode::asText)
                .as("each is judged by itself")
                .contains("sign/…", "template/…");
        assertThat(verdict.at("/decided/outcome").asText()).isEqualTo("IMPLICIT_DENY");
        JsonNode statement = verdict.at("/statements/0");
        assertThat(statement.path("policy").asText()).isEqualTo("office");
        assertThat(statement.path("statement").asInt()).isEqualTo(1);
        JsonNode mismatch = statement.at("/mismatches/0");
        assertThat(mismatch.path("key").asText()).isEqualTo("acs:SourceIp");
        assertThat(mismatch.path("got").asText()).isEqualTo("198.51.100.1");
        assertThat(mismatch.at("/wanted/0").asText()).isEqualTo("192.0.2.0/24");
        clients.allow(
                owner,
                "alice",
                "smallest",
                verdict.at("/smallestPolicy/document").asText());
        assertThat(simulate(Map.of("sourceIp", "198.51.100.1"))
                        .json()
                        .path("allowed")
                        .asBoolean())
                .isTrue();
        assertThat(simulate(Map.of("sourceIp", "198.51.100.1", "resource", "sign/别的"))
                        .json()
                        .path("allowed")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign/云帆科技", "acs:dysms:*:{account}:sign/云帆科技"})
    void listsWhoMay(String resource) throws Exception {
        clients.allow(owner, "bob", "bobs", allowing("dysms:SendSms", "acs:dysms:*:*:sign/云帆科技"));
        String whole = resource.replace("{account}", Long.toString(customer.id()));

        JsonNode who = rest(owner)
                .get("/v1/access/who", Map.of("action", "dysms:SendSms", "resource", whole))
                .json();

        String account = "acs:ram::" + customer.id() + ":";
        assertThat(who.path("principals"))
                .extracting(JsonNode::asText)
                .containsExactly(account + "root", account + "assumed-role/sender/*", account + "user/bob");
    }

    @Test
    void tellsNothingToWhoMayNotSeePolicies() throws Exception {
        for (Reply reply : List.of(
                rest(alice).get("/v1/access/who", Map.of("action", "dysms:SendSms")),
                rest(alice).get("/v1/access/denials/x"))) {
            assertThat(reply.status()).as(reply.text()).isEqualTo(403);
            assertThat(reply.text()).contains("管理员").doesNotContain("office");
        }
        Reply simulated = rest(alice)
                .post(
                        "/v1/access/simulate",
                        Map.of("principal", "user/alice", "action", "dysms:SendSms", "resource", "*"));
        assertThat(simulated.status()).isEqualTo(403);
        assertThat(simulated.text()).doesNotContain("office");
    }
}
