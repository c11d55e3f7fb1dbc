package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.allowing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.ram20150501.models.ListUsersRequest;
import com.aliyun.tea.TeaException;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.aliyuncs.ram.model.v20150501.DecodeDiagnosticMessageRequest;
import com.aliyuncs.ram.model.v20150501.DecodeDiagnosticMessageResponse.DecodedDiagnosticMessage;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.account.AccessKey;
import dev.signet.api.RawClient;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import dev.signet.support.TestServer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** #11: what a denial teaches whoever may see policies, through {@code aliyun-java-sdk-ram}, which alone has the action. */
@SignetTest
class DiagnosticMessagesIT {

    @Autowired
    TestServer server;

    @Autowired
    TestAccounts accounts;

    private RamClients clients;
    private TestAccounts.Customer customer;
    private Keys owner;
    private Keys alice;

    @BeforeEach
    void aUserWhoIsDenied() throws Exception {
        clients = new RamClients(server.endpoint());
        customer = accounts.enterprise();
        owner = Keys.of(customer);
        alice = clients.user(owner, "alice");
    }

    private String denied() {
        TeaException refused = catchThrowableOfType(
                TeaException.class, () -> clients.ram(alice).listUsers(new ListUsersRequest()));
        return (String) refused.getAccessDeniedDetail().get("EncodedDiagnosticMessage");
    }

    private DecodedDiagnosticMessage decoded(Keys keys, String message) throws ClientException {
        DecodeDiagnosticMessageRequest request = new DecodeDiagnosticMessageRequest();
        request.setSysEndpoint(server.endpoint());
        request.setSysProtocol(ProtocolType.HTTP);
        request.setEncodedDiagnosticMessage(message);
        return new DefaultAcsClient(DefaultProfile.getProfile("cn-hangzhou", keys.id(), keys.secret()))
                .getAcsResponse(request)
                .getDecodedDiagnosticMessage();
    }

    private String refused(Keys keys, String message) {
        return catchThrowableOfType(ClientException.class, () -> decoded(keys, message))
                .getErrCode();
    }

    @Test
    void namesThePolicyThatForbidsIt() throws Exception {
        clients.allow(owner, "alice", "all", allowing("ram:*", "*"));
        clients.allow(owner, "alice", "never", """
                {"Version":"1","Statement":[{"Effect":"Deny","Action":"ram:List*","Resource":"*"}]}""");

        DecodedDiagnosticMessage why = decoded(owner, denied());

        assertThat(why.getExplicitDeny()).isTrue();
        assertThat(why.getNoPermissionPolicyType()).isEqualTo("AccountLevelIdentityBasedPolicy");
        assertThat(why.getAuthAction()).isEqualTo("ram:ListUsers");
        assertThat(why.getAuthResource()).isEqualTo("acs:ram:*:" + customer.id() + ":*");
        assertThat(why.getAuthPrincipal().getAuthPrincipalType()).isEqualTo("SubUser");
        assertThat(why.getAuthPrincipal().getAuthPrincipalOwnerId()).isEqualTo(Long.toString(customer.id()));
        assertThat(why.getAuthPrincipal().getAuthPrincipalDisplayName()).isEqualTo("alice");
        assertThat(why.getAuthConditions())
                .singleElement()
                .satisfies(
                        condition -> assertThat(condition.getConditionValues()).containsExactly("127.0.0.1"));
        assertThat(why.getMatchedPolicies())
                .extracting(policy -> policy.getPolicyIdentifier() + " " + policy.getEffect())
                .containsExactlyInAnyOrder("all Allow", "never Deny");
    }

    /** What the client has no fields for: statement, condition, value, and what would allow it. */
    @Test
    void namesTheConditionThatFailedAndWhatWouldAllowIt() throws Exception {
        clients.allow(owner, "alice", "office", """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:ListUsers","Resource":"*",
                  "Condition":{"IpAddress":{"acs:SourceIp":["192.0.2.0/24"]}}}]}""");
        String message = denied();
        assertThat(decoded(owner, message).getExplicitDeny()).isFalse();
        assertThat(decoded(owner, message).getMatchedPolicies()).isEmpty();
        RawClient raw = new RawClient(server.port(), new AccessKey(owner.id(), 1, true, owner.secret()));
        Map<String, String> parameters = new TreeMap<>(raw.parameters("DecodeDiagnosticMessage", Instant.now()));
        parameters.put("Version", "2015-05-01");
        parameters.put("EncodedDiagnosticMessage", message);

        JsonNode why = raw.rpc(parameters).json().path("DecodedDiagnosticMessage");

        JsonNode statement = why.at("/MismatchedPolicies/0");
        assertThat(statement.path("PolicyIdentifier").asText()).isEqualTo("office");
        assertThat(statement.path("Statement").asInt()).isEqualTo(1);
        assertThat(statement.at("/Mismatches/0/Key").asText()).isEqualTo("acs:SourceIp");
        assertThat(statement.at("/Mismatches/0/Wanted/0").asText()).isEqualTo("192.0.2.0/24");
        assertThat(statement.at("/Mismatches/0/Got").asText()).isEqualTo("127.0.0.1");
        assertThat(why.path("SmallestPolicy").asText()).contains("ram:ListUsers");
    }

    @Test
    void isForWhoeverMaySeePoliciesOfThatAccount() throws Exception {
        String message = denied();
        char changed = message.charAt(40) == 'A' ? 'B' : 'A';

        assertThat(refused(alice, message)).isEqualTo("NoPermission");
        assertThat(refused(Keys.of(accounts.enterprise()), message)).isEqualTo("EntityNotExist.Denial");
        assertThat(refused(owner, message.substring(0, 40) + changed + message.substring(41)))
                .isEqualTo("EntityNotExist.Denial");
        assertThat(refused(owner, "none")).isEqualTo("EntityNotExist.Denial");

        clients.allow(owner, "alice", "explains", allowing("ram:DecodeDiagnosticMessage", "*"));
        assertThat(decoded(alice, message).getAuthAction()).isEqualTo("ram:ListUsers");
    }
}
