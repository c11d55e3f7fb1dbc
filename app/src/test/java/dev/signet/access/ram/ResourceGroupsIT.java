package dev.signet.access.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.access.AccessCheck;
import dev.signet.account.ApiCaller;
import dev.signet.account.Principal;
import dev.signet.platform.Refusal;
import dev.signet.rules.access.PolicyType;
import dev.signet.rules.access.SourceAddress;
import dev.signet.support.SignetTest;
import dev.signet.support.TestAccounts;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** #11: policies for a part of an account, and as many at once as a grant may hold. */
@SignetTest
class ResourceGroupsIT {

    private static final AccessCheck.Origin HERE = new AccessCheck.Origin(SourceAddress.of("192.0.2.7"), false, null);
    private static final Grantee ALICE = new Grantee(GranteeKind.USER, "alice");
    private static final PolicyRef FULL = new PolicyRef(PolicyType.SYSTEM, "AliyunDysmsFullAccess");

    @Autowired
    TestAccounts accounts;

    @Autowired
    AccessUsers users;

    @Autowired
    AccessPolicies policies;

    @Autowired
    Attachments attachments;

    @Autowired
    ResourceGroups groups;

    @Autowired
    AccessCheck check;

    private ApiCaller owner;
    private Principal alice;

    @BeforeEach
    void aUser() {
        TestAccounts.Customer customer = accounts.enterprise();
        owner = new ApiCaller(customer.id(), customer.key().id());
        AccessUser user = users.create(owner, new UserForm("alice", null, null, null, null));
        alice = Principal.user(customer.id(), user.id(), user.name());
    }

    private boolean mayUse(String resource) {
        return check.allows(alice, "dysms:SendSms", resource, HERE);
    }

    private static String codeOf(ThrowingCallable call) {
        return catchThrowableOfType(call, Refusal.class).code();
    }

    @Test
    @Tag("S12.2-2")
    void letsAPolicyCountForWhatIsInTheGroup() {
        groups.create(owner, "market", "市场部", List.of("sign/云帆科技", "template/SMS_1"));

        attachments.attach(owner, ALICE, List.of(FULL), "market");

        assertThat(mayUse("sign/云帆科技")).isTrue();
        assertThat(mayUse("template/SMS_1")).isTrue();
        assertThat(mayUse("sign/星海云集")).isFalse();
        assertThat(attachments.of(owner.accountId(), ALICE))
                .singleElement()
                .satisfies(attached -> assertThat(attached.resourceGroup()).isEqualTo("market"));
        groups.remove(owner, "market", List.of("sign/云帆科技"));
        groups.add(owner, "market", List.of("sign/星海云集"));
        assertThat(mayUse("sign/云帆科技")).isFalse();
        assertThat(mayUse("sign/星海云集")).isTrue();
    }

    @Test
    void holdsAGroupForWhichAPolicyCounts() {
        groups.create(owner, "market", null, List.of());
        attachments.attach(owner, ALICE, List.of(FULL), "market");

        assertThat(codeOf(() -> groups.delete(owner, "market"))).isEqualTo("DeleteConflict.ResourceGroup.Policy");
        assertThat(codeOf(() -> attachments.detach(owner, ALICE, FULL, null))).isEqualTo("EntityNotExist.User.Policy");
        attachments.detach(owner, ALICE, FULL, "market");
        groups.delete(owner, "market");
        assertThat(groups.list(owner.accountId())).isEmpty();
        assertThat(codeOf(() -> groups.get(owner.accountId(), "market"))).isEqualTo("EntityNotExist.ResourceGroup");
    }

    @Test
    void refusesWhatIsNoResource() {
        for (String item : List.of(
                "云帆科技",
                "user/alice",
                "sign/",
                "tag/部门",
                "tag//a",
                "tag/a/b/c",
                "tag/50%/a",
                "tag/a%2fb/c",
                "sign/a\u200b",
                "*")) {
            assertThat(codeOf(() -> groups.create(owner, "market", null, List.of(item))))
                    .as(item)
                    .isEqualTo("InvalidParameter.Item");
        }
        List<String> tags = List.of("tag/Team/x", "tag/a%2Fb/50%25", "tag/team/", "tag/team/x");
        assertThat(groups.create(owner, "market", null, tags).items()).containsExactlyInAnyOrderElementsOf(tags);
        assertThat(codeOf(() -> groups.create(owner, "MARKET", null, List.of())))
                .isEqualTo("EntityAlreadyExists.ResourceGroup");
    }

    @Test
    @Tag("S12.2-2")
    void attachesFivePoliciesAtOnceAndNotOneMore() {
        List<PolicyRef> six = IntStream.range(0, 6)
                .mapToObj(i -> policies.create(owner, "p" + i, null, """
                        {"Version":"1","Statement":[{"Effect":"Allow","Action":"dysms:*","Resource":"*"}]}""").ref())
                .toList();

        assertThat(codeOf(() -> attachments.attach(owner, ALICE, six, null))).isEqualTo("InvalidParameter.PolicyName");
        assertThat(attachments.of(owner.accountId(), ALICE)).isEmpty();
        attachments.attach(owner, ALICE, six.subList(0, 5), null);
        assertThat(attachments.of(owner.accountId(), ALICE)).hasSize(5);
        assertThat(codeOf(() -> attachments.attach(owner, ALICE, six.subList(4, 6), null)))
                .isEqualTo("EntityAlreadyExists.User.Policy");
        assertThat(attachments.of(owner.accountId(), ALICE)).hasSize(5);
    }
}
