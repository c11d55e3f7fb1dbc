package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dysmsapi20170525.models.SendSmsRequest;
import com.aliyun.ram20150501.Client;
import com.aliyun.ram20150501.models.AttachPolicyToUserRequest;
import com.aliyun.ram20150501.models.CreateLoginProfileRequest;
import com.aliyun.ram20150501.models.CreatePolicyRequest;
import com.aliyun.ram20150501.models.CreateUserRequest;
import com.aliyun.ram20150501.models.GetPolicyRequest;
import com.aliyun.ram20150501.models.ListPoliciesForUserRequest;
import com.aliyun.ram20150501.models.ListPoliciesRequest;
import dev.signet.access.login.ConsoleVisitor;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.billing.Ledger;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.TemplateKind;
import dev.signet.support.Approved;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the guide says of sub-users (§12.1, §12.2), step by step as it says it. */
@SignetTest
class SubUserGuideIT {

    private static final String SIGN = "云帆科技";
    private static final String PASSWORD = "Horse-battery-7";
    private static final String ADDRESSES = """
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
    TestServer server;

    @Autowired
    TestAccounts accounts;

    @Autowired
    Approved approved;

    @Autowired
    Ledger balances;

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
        approved.signature(customer.id(), SIGN, Scenario.GENERAL);
        balances.credit(customer.id(), new BigDecimal("10"), "start", "test");
    }

    private void grant(String user, String type, String policy) throws Exception {
        ram.attachPolicyToUser(new AttachPolicyToUserRequest()
                .setUserName(user)
                .setPolicyType(type)
                .setPolicyName(policy));
    }

    /** Create the user, grant, sign in; then what was granted is done, and nothing else. */
    @Test
    @Tag("S12.1-4")
    void createsAUserGrantsAndSignsIn() throws Exception {
        ram.createUser(new CreateUserRequest().setUserName("alice").setDisplayName("李雷"));
        ram.createLoginProfile(
                new CreateLoginProfileRequest().setUserName("alice").setPassword(PASSWORD));
        ConsoleVisitor alice = new ConsoleVisitor(server, "203.0.113.7");
        assertThat(alice.get("/v1/signatures").code()).as("before signing in").isEqualTo("MissingAccessKeyId");
        assertThat(alice.login("alice@" + customer.account().name(), "Horse-battery-8")
                        .code())
                .isEqualTo("LoginFailed");

        assertThat(alice.login("alice@" + customer.account().name(), PASSWORD).stage())
                .isEqualTo("OPEN");
        assertThat(alice.get("/v1/signatures").code()).as("before the grant").isEqualTo("NoPermission");
        grant("alice", "System", "AliyunDysmsReadOnlyAccess");

        assertThat(alice.get("/v1/console/me").json().path("arn").asText())
                .isEqualTo("acs:ram::" + customer.id() + ":user/alice");
        assertThat(alice.get("/v1/signatures").body()).contains(SIGN);
        assertThat(alice.get("/v1/templates").status()).isEqualTo(200);
        assertThat(alice.delete("/v1/signatures/1").code()).isEqualTo("NoPermission");
        assertThat(alice.post("/v1/signatures", Map.of("name", "远航科技")).code()).isEqualTo("NoPermission");
        assertThat(alice.put("/v1/settings", Map.of()).code()).isEqualTo("NoPermission");
        assertThat(alice.get("/v1/blacklist").code()).isEqualTo("NoPermission");
        grant("alice", "System", "AliyunDysmsFullAccess");
        assertThat(alice.delete("/v1/signatures/1").code()).as("managing").isNotEqualTo("NoPermission");
        assertThat(alice.get("/v1/access/who?action=dysms:SendSms").code())
                .as("people are no messages")
                .isEqualTo("NoPermission");
    }

    /** The platform's policies and no others may be granted, but for those an account writes itself, as §12.2 does. */
    @Test
    @Tag("S12.1-3")
    void grantsThePlatformsPoliciesAndThoseTheAccountWrites() throws Exception {
        Keys alice = clients.user(owner, "alice");
        for (String type : new String[] {"System", "Custom"}) {
            assertThat(refusal(() -> grant("alice", type, "MyOwn")))
                    .as("%s, not written", type)
                    .isEqualTo("404 EntityNotExist.Policy");
        }
        ram.createPolicy(
                new CreatePolicyRequest().setPolicyName("MyOwn").setPolicyDocument(ADDRESSES.formatted("127.0.0.0/8")));

        assertThat(refusal(() -> grant("alice", "System", "MyOwn")))
                .as("it is none of the platform's")
                .isEqualTo("404 EntityNotExist.Policy");
        grant("alice", "Custom", "MyOwn");

        assertThat(ram.listPolicies(new ListPoliciesRequest().setPolicyType("Custom"))
                        .getBody()
                        .getPolicies()
                        .getPolicy())
                .singleElement()
                .satisfies(policy -> assertThat(policy.getPolicyName()).isEqualTo("MyOwn"));
        assertThat(sends(alice, "13831881001")).isEqualTo("none");
        Client other = clients.ram(Keys.of(accounts.enterprise()));
        other.createUser(new CreateUserRequest().setUserName("alice"));
        assertThat(refusal(() -> other.attachPolicyToUser(new AttachPolicyToUserRequest()
                        .setUserName("alice")
                        .setPolicyType("Custom")
                        .setPolicyName("MyOwn"))))
                .as("another account's")
                .isEqualTo("404 EntityNotExist.Policy");
    }

    /** Written as a script with name and remark, and granted as one of the account's own for the whole account. */
    @Test
    @Tag("S12.2-2")
    void writesAPolicyAsAScriptAndGrantsIt() throws Exception {
        Keys inside = clients.user(owner, "inside");
        Keys outside = clients.user(owner, "outside");
        for (Map.Entry<String, String> policy :
                Map.of("office", "127.0.0.0/8", "elsewhere", "192.0.2.0/24").entrySet()) {
            ram.createPolicy(new CreatePolicyRequest()
                    .setPolicyName(policy.getKey())
                    .setDescription("只许办公室发送")
                    .setPolicyDocument(ADDRESSES.formatted(policy.getValue())));
        }

        grant("inside", "Custom", "office");
        grant("outside", "Custom", "elsewhere");

        var read = ram.getPolicy(new GetPolicyRequest().setPolicyType("Custom").setPolicyName("office"))
                .getBody();
        assertThat(read.getPolicy().getPolicyName()).isEqualTo("office");
        assertThat(read.getPolicy().getDescription()).isEqualTo("只许办公室发送");
        assertThat(read.getDefaultPolicyVersion().getPolicyDocument()).isEqualTo(ADDRESSES.formatted("127.0.0.0/8"));
        assertThat(ram.listPoliciesForUser(new ListPoliciesForUserRequest().setUserName("inside"))
                        .getBody()
                        .getPolicies()
                        .getPolicy())
                .singleElement()
                .satisfies(policy -> assertThat(policy.getPolicyType()).isEqualTo("Custom"))
                .satisfies(policy -> assertThat(policy.getPolicyName()).isEqualTo("office"));
        assertThat(sends(inside, "13831881002")).isEqualTo("none");
        assertThat(sends(outside, "13831881003")).isEqualTo("403 NoPermission");
    }

    /** What sending is refused with. */
    private String sends(Keys keys, String number) throws Exception {
        String template = approved.template(customer.id(), TemplateKind.NOTIFICATION, "您的订单已发货", "{}");
        return refusal(() -> assertThat(new com.aliyun.dysmsapi20170525.Client(clients.config(keys))
                        .sendSms(new SendSmsRequest()
                                .setPhoneNumbers(number)
                                .setSignName(SIGN)
                                .setTemplateCode(template))
                        .getBody()
                        .getCode())
                .isEqualTo("OK"));
    }
}
