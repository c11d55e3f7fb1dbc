package dev.signet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.dysmsapi20170525.Client;
import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.tea.TeaException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.access.AccountPeople.Person;
import dev.signet.account.AccessKey;
import dev.signet.account.AccountAdministration;
import dev.signet.api.RawClient;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SdkClients;
import dev.signet.support.SignedRest;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestAccounts.Customer;
import dev.signet.support.TestServer;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The guide's policy of addresses (§12.2) as it is printed, at the door of sends. */
@SignetTest(properties = "signet.trusted-proxies=127.0.0.1")
class GuidePolicyIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String SIGN = "云帆科技";

    /** As the guide prints it, but for the network. */
    static final String POLICY = """
            {
              "Version": "1",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "dysms:SendSms",
                  "Resource": "*",
                  "Condition": {
                    "IpAddress": {
                      "acs:SourceIp": [
                        "%s"
                      ]
                    }
                  }
                }
              ]
            }""";

    @Autowired
    TestAccounts accounts;

    @Autowired
    Approved approved;

    @Autowired
    TestServer server;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AccountAdministration administration;

    @Autowired
    AccountPeople people;

    private Customer customer;
    private String template;

    @BeforeEach
    void anAccountThatSends() {
        customer = accounts.enterprise();
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的快递已到", "{}");
        administration.setBalance("test", customer.id(), new java.math.BigDecimal("100"), "test");
    }

    @Test
    @Tag("S12.2-1")
    void letsSendFromItsAddressesOnly() throws Exception {
        Person inside = user("inside", "127.0.0.0/8");
        Person outside = user("outside", "192.0.2.0/24");

        assertThat(send(inside.key())).isEqualTo("OK");
        TeaException denied = catchThrowableOfType(TeaException.class, () -> send(outside.key()));

        assertThat(denied.getCode()).isEqualTo("NoPermission");
        assertThat(denied.getStatusCode()).isEqualTo(403);
        Map<String, Object> detail = denied.getAccessDeniedDetail();
        assertThat(detail)
                .containsEntry("AuthAction", "dysms:SendSms")
                .containsEntry("AuthPrincipalType", "SubUser")
                .containsEntry("AuthPrincipalDisplayName", "outside")
                .containsEntry("NoPermissionType", "ImplicitDeny")
                .containsEntry("PolicyType", "AccountLevelIdentityBasedPolicy");
        explainsWhatFailed((String) detail.get("EncodedDiagnosticMessage"));
    }

    /** The owner reads in it which statement, which condition and which value; a stranger's owner reads nothing. */
    private void explainsWhatFailed(String encoded) {
        SignedRest owner = new SignedRest(server, customer.key(), clock);
        JsonNode why = owner.get("/v1/access/denials/" + encoded).json();
        JsonNode statement = why.at("/now/statements/0");
        assertThat(statement.path("policy").asText()).isEqualTo("outside");
        assertThat(statement.at("/mismatches/0/key").asText()).isEqualTo("acs:SourceIp");
        assertThat(statement.at("/mismatches/0/wanted/0").asText()).isEqualTo("192.0.2.0/24");
        assertThat(statement.at("/mismatches/0/got").asText()).isEqualTo("127.0.0.1");
        assertThat(why.at("/now/smallestPolicy/document").asText()).contains("dysms:SendSms");
        SignedRest stranger = new SignedRest(server, accounts.enterprise().key(), clock);
        assertThat(stranger.get("/v1/access/denials/" + encoded).code()).isEqualTo("EntityNotExist.Denial");
    }

    /** Behind a proxy the address that it names counts, in whatever form; what a client writes before it does not. */
    @ParameterizedTest
    @Tag("S12.2-1")
    @CsvSource({
        "192.0.2.0/24, 192.0.2.9, true",
        "192.0.2.0/24, ::ffff:192.0.2.9, true",
        "192.0.2.0/24, 198.51.100.1, false",
        "192.0.2.0/24, '192.0.2.9, 198.51.100.1', false",
        "192.0.2.0/24, '198.51.100.1, 192.0.2.9', true",
        "2001:db8::/32, 2001:db8:0:0::7, true",
        "2001:db8::/32, 2001:db9::7, false",
        "2001:db8::/32, 192.0.2.9, false",
        "::ffff:192.0.2.0/120, 192.0.2.9, true",
        "::ffff:192.0.2.0/120, ::ffff:c000:209, true",
        "::ffff:192.0.2.0/120, 192.0.3.9, false",
        "192.0.2.0/24, '2001:db8::7, ::ffff:192.0.2.9', true",
        "192.0.2.0/24, '192.0.2.9, 2001:db8::7', false",
    })
    void goesByTheAddressThatATrustedProxyNames(String network, String forwarded, boolean allowed) throws Exception {
        Person person = user("proxied", network);
        Client client = SdkClients.behindProxy(server.endpoint(), person.key(), forwarded);

        if (allowed) {
            assertThat(send(client, SIGN)).isEqualTo("OK");
        } else {
            assertThat(catchThrowableOfType(TeaException.class, () -> send(client, SIGN))
                            .getCode())
                    .isEqualTo("NoPermission");
        }
    }

    /** S12.2-2: for the whole account or for one resource group. */
    @Test
    void countsWithinItsResourceGroup() throws Exception {
        long group = people.resourceGroup(customer, "delivery", "sign/" + SIGN, "template/" + template);
        Person inside = people.user(customer, "grouped");
        people.attachCustom(customer, "USER", inside.id(), "grouped", POLICY.formatted("127.0.0.0/8"), group);
        approved.signature(customer.id(), "远航科技", Scenario.GENERAL);

        assertThat(send(inside.key())).isEqualTo("OK");
        TeaException denied = catchThrowableOfType(TeaException.class, () -> send(inside.key(), "远航科技"));

        assertThat(denied.getCode()).isEqualTo("NoPermission");
        assertThat(denied.getAccessDeniedDetail()).containsEntry("PolicyType", "ResourceGroupLevelIdentityBasedPolicy");
    }

    /** Letter case and width make no other name of a signature, so they make no other resource (SG-20). */
    @ParameterizedTest
    @CsvSource({"Yunfan", "YUNFAN", "yunfan"})
    void isNotGotAroundByAnotherSpelling(String spelling) {
        approved.signature(customer.id(), "Yunfan", Scenario.GENERAL);
        Person person = people.user(customer, "barred");
        people.attachSystem(customer, "USER", person.id(), "AdministratorAccess");
        people.attachCustom(customer, "USER", person.id(), "barred", """
                {"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"acs:dysms:*:*:sign/YunFan"}]}""");

        TeaException denied = catchThrowableOfType(TeaException.class, () -> send(person.key(), spelling));

        assertThat(denied.getCode()).isEqualTo("NoPermission");
        assertThat(denied.getAccessDeniedDetail()).containsEntry("NoPermissionType", "ExplicitDeny");
    }

    /** Each its own: a number takes only so many messages. */
    private static String number() {
        return "138" + (77_000_100 + NUMBERS.incrementAndGet());
    }

    private Person user(String name, String network) {
        Person person = people.user(customer, name);
        people.attachCustom(customer, "USER", person.id(), name, POLICY.formatted(network));
        return person;
    }

    private String send(AccessKey key) throws Exception {
        return send(key, SIGN);
    }

    private String send(AccessKey key, String signName) throws Exception {
        return send(SdkClients.of(server.endpoint(), key), signName);
    }

    private String send(Client client, String signName) throws Exception {
        return client.sendSms(new SendSmsRequest()
                        .setPhoneNumbers(number())
                        .setSignName(signName)
                        .setTemplateCode(template))
                .getBody()
                .getCode();
    }

    /** Wherever the wish for full numbers stands: beside it in the body, under the binder's own prefix, in a header. */
    @ParameterizedTest
    @CsvSource({"unmask, , ", "unmask, unmask, ", "!unmask, , ", "_unmask, , ", "other, , unmask"})
    void fullNumbersNeedARightOfTheirOwn(String parameter, String inBody, String inHeader) throws Exception {
        Person reader = people.user(customer, "reader");
        people.attachSystem(customer, "USER", reader.id(), "AliyunDysmsReadOnlyAccess");
        String number = number();
        SdkClients.of(server.endpoint(), customer.key())
                .sendSms(new SendSmsRequest()
                        .setPhoneNumbers(number)
                        .setSignName(SIGN)
                        .setTemplateCode(template));
        RawClient client = new RawClient(server.port(), reader.key());
        Map<String, String> query = new java.util.TreeMap<>(Map.of(
                "date",
                java.time.LocalDate.now(clock.withZone(java.time.ZoneId.of("Asia/Shanghai")))
                        .toString(),
                "reason",
                "x"));
        query.put(parameter, "true");
        Map<String, String> headers = new java.util.TreeMap<>();
        if (inHeader != null) {
            headers.put(inHeader, "true");
        }
        byte[] body = inBody == null
                ? new byte[0]
                : ("{\"" + inBody + "\":\"false\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);

        RawClient.Reply reply = client.send(
                "GET",
                "/v1/records?" + RawClient.query(query),
                client.acs3("GET", "/v1/records", query, headers, body),
                body.length == 0 ? null : body);

        assertThat(reply.body()).doesNotContain(number);
        if (reply.status() == 200) {
            assertThat(reply.body()).contains(number.substring(0, 3) + "****" + number.substring(7));
        }
    }
}
