package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SettableClock;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** #11: what a policy says of a resource is not got around by writing its name, or the call, in another way. */
@SignetTest
class OtherSpellingsIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Approved approved;

    @Autowired
    SettableClock clock;

    private RamClients clients;
    private Customer customer;
    private Keys owner;
    private Keys alice;
    private String template;
    private String other;

    @BeforeEach
    void aUser() throws Exception {
        clients = new RamClients(server.endpoint());
        customer = accounts.enterprise();
        owner = Keys.of(customer);
        alice = clients.user(owner, "alice");
        template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货", "{}");
        other = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的包裹已送达", "{}");
    }

    private RawClient.Reply call(Keys keys, String action, Map<String, String> parameters) {
        RawClient client = new RawClient(server.port(), new AccessKey(keys.id(), customer.id(), true, keys.secret()));
        TreeMap<String, String> all = new TreeMap<>(client.parameters(action, clock.instant()));
        all.putAll(parameters);
        return client.rpc(all);
    }

    private SignedRest rest(Keys keys) {
        return new SignedRest(server, new AccessKey(keys.id(), customer.id(), true, keys.secret()), clock);
    }

    private void isThere(String code) {
        assertThat(call(owner, "GetSmsTemplate", Map.of("TemplateCode", code)).body())
                .contains("\"Code\":\"OK\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS_0%s", "SMS_000%s", "sms_%s", " SMS_%s", "SMS_%s "})
    void aTemplateHasOneCode(String spelling) throws Exception {
        String digits = template.substring("SMS_".length());
        clients.allow(owner, "alice", "all", allowing("dysms:*", "*"));
        clients.allow(
                owner,
                "alice",
                "not-this",
                allowing("*", "acs:dysms:*:*:template/" + template).replace("Allow", "Deny"));
        String code = spelling.formatted(digits);

        assertThat(call(alice, "DeleteSmsTemplate", Map.of("TemplateCode", code))
                        .body())
                .doesNotContain("\"Code\":\"OK\"");
        assertThat(call(alice, "GetSmsTemplate", Map.of("TemplateCode", code)).body())
                .doesNotContain("\"Code\":\"OK\"");
        assertThat(rest(alice)
                        .put(
                                "/v1/tags",
                                Map.of(
                                        "type",
                                        "template",
                                        "ids",
                                        List.of(code),
                                        "tags",
                                        List.of(Map.of("key", "mine", "value", "yes"))))
                        .status())
                .isIn(403, 404);
        isThere(template);
    }

    @Test
    void aListWithGapsIsReadAsAWhole() throws Exception {
        clients.allow(owner, "alice", "only-other", allowing("dysms:*", "acs:dysms:*:*:template/" + other));
        Map<String, String> tag =
                Map.of("ResourceType", "TEMPLATE", "Tag.1.Key", "mine", "Tag.1.Value", "yes", "TagKey.1", "mine");

        for (Map<String, String> ids : List.of(
                Map.of("ResourceId.1", template),
                Map.of("ResourceId.1", other, "ResourceId.3", template),
                Map.of("ResourceId.1", "", "ResourceId.2", template),
                Map.of("ResourceId.2", template),
                Map.of("ResourceId.51", template))) {
            TreeMap<String, String> parameters = new TreeMap<>(tag);
            parameters.putAll(ids);
            for (String action : List.of("TagResources", "UntagResources")) {
                assertThat(call(alice, action, parameters).body())
                        .as("%s %s", action, ids)
                        .contains("NoPermission");
            }
        }
        TreeMap<String, String> allowed = new TreeMap<>(tag);
        allowed.put("ResourceId.1", other);
        assertThat(call(alice, "TagResources", allowed).body()).contains("\"Code\":\"OK\"");
    }

    @Test
    void namesWithPartsAreNoneOfAnAddress() {
        for (String name : List.of("unmask[0]", "date.x", "size[0]", "kind[a]", "state[1000000]")) {
            int status = rest(owner)
                    .get("/v1/records", Map.of("date", "2026-11-30", name, "1"))
                    .status();
            assertThat(status).as(name).isIn(200, 400);
        }
    }
}
