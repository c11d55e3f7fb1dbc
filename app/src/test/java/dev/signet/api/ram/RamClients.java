package dev.signet.api.ram;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.ram20150501.models.AttachPolicyToRoleRequest;
import com.aliyun.ram20150501.models.AttachPolicyToUserRequest;
import com.aliyun.ram20150501.models.CreateAccessKeyRequest;
import com.aliyun.ram20150501.models.CreateAccessKeyResponseBody.CreateAccessKeyResponseBodyAccessKey;
import com.aliyun.ram20150501.models.CreatePolicyRequest;
import com.aliyun.ram20150501.models.CreateRoleRequest;
import com.aliyun.ram20150501.models.CreateUserRequest;
import com.aliyun.sts20150401.models.AssumeRoleRequest;
import com.aliyun.sts20150401.models.AssumeRoleResponseBody.AssumeRoleResponseBodyCredentials;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import dev.signet.support.TestAccounts;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The official clients of RAM and STS on one application, and the steps that most tests begin with. */
final class RamClients {

    private final String endpoint;

    /** @param endpoint host and port */
    RamClients(String endpoint) {
        this.endpoint = endpoint;
    }

    /** What signs: a key of an account, of a user, or of a session with its token. */
    record Keys(String id, String secret, @Nullable String token) {

        static Keys of(TestAccounts.Customer customer) {
            return new Keys(customer.key().id(), customer.key().secret(), null);
        }

        static Keys of(AssumeRoleResponseBodyCredentials session) {
            return new Keys(session.getAccessKeyId(), session.getAccessKeySecret(), session.getSecurityToken());
        }
    }

    Config config(Keys keys) {
        Config config = new Config()
                .setAccessKeyId(keys.id())
                .setAccessKeySecret(keys.secret())
                .setEndpoint(endpoint)
                .setProtocol("HTTP");
        return keys.token() == null ? config : config.setSecurityToken(keys.token());
    }

    com.aliyun.ram20150501.Client ram(Keys keys) throws Exception {
        return new com.aliyun.ram20150501.Client(config(keys));
    }

    com.aliyun.sts20150401.Client sts(Keys keys) throws Exception {
        return new com.aliyun.sts20150401.Client(config(keys));
    }

    /** A user with a key. */
    Keys user(Keys owner, String name) throws Exception {
        var ram = ram(owner);
        ram.createUser(new CreateUserRequest().setUserName(name));
        CreateAccessKeyResponseBodyAccessKey key = ram.createAccessKey(new CreateAccessKeyRequest().setUserName(name))
                .getBody()
                .getAccessKey();
        return new Keys(key.getAccessKeyId(), key.getAccessKeySecret(), null);
    }

    /** The account's own policy, attached to a user. */
    void allow(Keys owner, String user, String policy, String document) throws Exception {
        var ram = ram(owner);
        ram.createPolicy(new CreatePolicyRequest().setPolicyName(policy).setPolicyDocument(document));
        ram.attachPolicyToUser(new AttachPolicyToUserRequest()
                .setUserName(user)
                .setPolicyType("Custom")
                .setPolicyName(policy));
    }

    /** A role that may do what a policy of the platform's says. @return its ARN */
    String role(Keys owner, String name, String trusts, String policy) throws Exception {
        var ram = ram(owner);
        String arn = ram.createRole(
                        new CreateRoleRequest().setRoleName(name).setAssumeRolePolicyDocument(trust(trusts)))
                .getBody()
                .getRole()
                .getArn();
        ram.attachPolicyToRole(new AttachPolicyToRoleRequest()
                .setRoleName(name)
                .setPolicyType("System")
                .setPolicyName(policy));
        return arn;
    }

    Keys assume(Keys caller, String role) throws Exception {
        return assume(caller, new AssumeRoleRequest().setRoleArn(role).setRoleSessionName("laptop"));
    }

    Keys assume(Keys caller, AssumeRoleRequest request) throws Exception {
        return Keys.of(sts(caller).assumeRole(request).getBody().getCredentials());
    }

    static String trust(String principal) {
        return """
                {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"RAM": ["%s"]}}]}""".formatted(principal);
    }

    static String allowing(String action, String resource) {
        return "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\""
                + resource + "\"}]}";
    }

    /** The code and status of a refusal: {@code 404 EntityNotExist.User}. */
    static String refusal(ThrowingCallable call) {
        TeaException refused = catchThrowableOfType(call, TeaException.class);
        return refused == null ? "none" : refused.getStatusCode() + " " + refused.getCode();
    }
}
