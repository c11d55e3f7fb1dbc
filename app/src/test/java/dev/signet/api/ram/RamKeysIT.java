package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ram20150501.models.CreateAccessKeyRequest;
import com.aliyun.ram20150501.models.DeleteAccessKeyRequest;
import com.aliyun.ram20150501.models.DeleteUserRequest;
import com.aliyun.ram20150501.models.GetAccessKeyLastUsedRequest;
import com.aliyun.ram20150501.models.ListAccessKeysRequest;
import com.aliyun.ram20150501.models.UpdateAccessKeyRequest;
import dev.signet.api.ram.RamClients.Keys;
import dev.signet.support.SignetTest;
import org.junit.jupiter.api.Test;

/** #11: access keys of users through {@code com.aliyun:ram20150501:1.0.2}, with its refusals. */
@SignetTest
class RamKeysIT extends RamAccount {

    @Test
    void givesAUserTwoKeysThatCountAsLongAsTheyAreActive() throws Exception {
        user("alice");
        CreateAccessKeyRequest wanted = new CreateAccessKeyRequest().setUserName("alice");
        var key = ram.createAccessKey(wanted).getBody().getAccessKey();
        assertThat(key.getStatus()).isEqualTo("Active");
        assertThat(key.getCreateDate()).matches(TIME);
        ram.createAccessKey(wanted);
        assertThat(refusal(() -> ram.createAccessKey(wanted))).isEqualTo("409 LimitExceeded.User.AccessKey");
        var listed = ram.listAccessKeys(new ListAccessKeysRequest().setUserName("alice"))
                .getBody()
                .getAccessKeys()
                .getAccessKey();
        assertThat(listed)
                .hasSize(2)
                .first()
                .satisfies(one -> assertThat(one.getAccessKeyId()).isEqualTo(key.getAccessKeyId()));
        assertThat(ram.getAccessKeyLastUsed(new GetAccessKeyLastUsedRequest()
                                .setUserName("alice")
                                .setUserAccessKeyId(key.getAccessKeyId()))
                        .getBody()
                        .getAccessKeyLastUsed()
                        .getLastUsedDate())
                .isEmpty();

        Keys alice = new Keys(key.getAccessKeyId(), key.getAccessKeySecret(), null);
        assertThat(clients.sts(alice).getCallerIdentity().getBody().getArn()).endsWith(":user/alice");
        UpdateAccessKeyRequest off = new UpdateAccessKeyRequest()
                .setUserName("alice")
                .setUserAccessKeyId(key.getAccessKeyId())
                .setStatus("Inactive");
        ram.updateAccessKey(off);
        assertThat(refusal(() -> clients.sts(alice).getCallerIdentity())).isEqualTo("400 InvalidAccessKeyId.Inactive");
        assertThat(refusal(() -> ram.updateAccessKey(off.setStatus("Off")))).isEqualTo("400 InvalidStatus");

        assertThat(refusal(() -> ram.deleteUser(new DeleteUserRequest().setUserName("alice"))))
                .isEqualTo("409 DeleteConflict.User.AccessKey");
        ram.deleteAccessKey(new DeleteAccessKeyRequest().setUserName("alice").setUserAccessKeyId(key.getAccessKeyId()));
        assertThat(refusal(() -> clients.sts(alice).getCallerIdentity())).isEqualTo("404 InvalidAccessKeyId.NotFound");
        assertThat(refusal(() -> ram.deleteAccessKey(
                        new DeleteAccessKeyRequest().setUserName("alice").setUserAccessKeyId(key.getAccessKeyId()))))
                .isEqualTo("404 EntityNotExist.User.AccessKey");
    }

    @Test
    void listsTheAccountsOwnKeysWhereNoUserIsNamed() throws Exception {
        assertThat(ram.listAccessKeys(new ListAccessKeysRequest())
                        .getBody()
                        .getAccessKeys()
                        .getAccessKey())
                .singleElement()
                .satisfies(key -> assertThat(key.getAccessKeyId()).isEqualTo(owner.id()));
        assertThat(refusal(() -> ram.deleteAccessKey(new DeleteAccessKeyRequest()
                        .setUserAccessKeyId(accounts.enterprise().key().id()))))
                .isEqualTo("404 EntityNotExist.User.AccessKey");
    }
}
