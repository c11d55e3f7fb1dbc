package dev.signet.api.ram;

import static dev.signet.api.ram.RamClients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.ram20150501.models.CreatePolicyRequest;
import com.aliyun.ram20150501.models.CreatePolicyVersionRequest;
import com.aliyun.ram20150501.models.CreateRoleRequest;
import com.aliyun.ram20150501.models.DeletePolicyRequest;
import com.aliyun.ram20150501.models.DeletePolicyVersionRequest;
import com.aliyun.ram20150501.models.GetPolicyRequest;
import com.aliyun.ram20150501.models.GetPolicyVersionRequest;
import com.aliyun.ram20150501.models.ListPoliciesRequest;
import com.aliyun.ram20150501.models.ListPolicyVersionsRequest;
import com.aliyun.ram20150501.models.SetDefaultPolicyVersionRequest;
import com.aliyun.ram20150501.models.UpdatePolicyDescriptionRequest;
import com.aliyun.tea.TeaException;
import dev.signet.support.SignetTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** #11: policies and their versions through {@code com.aliyun:ram20150501:1.0.2}, with its refusals. */
@SignetTest
class RamPoliciesIT extends RamAccount {

    @Test
    void leadsAPolicyThroughItsVersions() throws Exception {
        var created = ram.createPolicy(new CreatePolicyRequest()
                        .setPolicyName("Sends")
                        .setDescription("只发短信")
                        .setPolicyDocument(SENDS))
                .getBody()
                .getPolicy();
        assertThat(created.getPolicyType()).isEqualTo("Custom");
        assertThat(created.getDefaultVersion()).isEqualTo("v1");
        assertThat(refusal(() -> policy("sends"))).isEqualTo("409 EntityAlreadyExists.Policy");
        assertThat(refusal(() -> policy("AdministratorAccess"))).isEqualTo("409 EntityAlreadyExists.Policy");
        assertThat(refusal(() -> policy("no_such"))).isEqualTo("400 InvalidParameter.PolicyName.InvalidChars");

        CreatePolicyVersionRequest next = new CreatePolicyVersionRequest()
                .setPolicyName("Sends")
                .setPolicyDocument(READS)
                .setSetAsDefault(true);
        var second = ram.createPolicyVersion(next).getBody().getPolicyVersion();
        assertThat(second.getVersionId()).isEqualTo("v2");
        assertThat(second.getIsDefaultVersion()).isTrue();
        next.setSetAsDefault(false);
        for (int i = 3; i <= 5; i++) {
            assertThat(ram.createPolicyVersion(next)
                            .getBody()
                            .getPolicyVersion()
                            .getVersionId())
                    .isEqualTo("v" + i);
        }
        assertThat(refusal(() -> ram.createPolicyVersion(next))).isEqualTo("409 LimitExceeded.Policy.Version");
        next.setRotateStrategy("DeleteOldestNonDefaultVersionWhenLimitExceeded");
        assertThat(ram.createPolicyVersion(next).getBody().getPolicyVersion().getVersionId())
                .isEqualTo("v6");
        var versions = ram.listPolicyVersions(
                        new ListPolicyVersionsRequest().setPolicyType("Custom").setPolicyName("Sends"))
                .getBody()
                .getPolicyVersions()
                .getPolicyVersion();
        assertThat(versions)
                .extracting(version -> version.getVersionId())
                .containsExactly("v2", "v6", "v5", "v4", "v3");

        SetDefaultPolicyVersionRequest choose =
                new SetDefaultPolicyVersionRequest().setPolicyName("Sends").setVersionId("v6");
        ram.setDefaultPolicyVersion(choose);
        assertThat(refusal(() -> ram.setDefaultPolicyVersion(choose.setVersionId("v1"))))
                .isEqualTo("404 EntityNotExist.Policy.Version");
        assertThat(refusal(() -> ram.setDefaultPolicyVersion(choose.setVersionId("first"))))
                .isEqualTo("400 InvalidParameter.VersionId.Format");
        DeletePolicyVersionRequest delete =
                new DeletePolicyVersionRequest().setPolicyName("Sends").setVersionId("v6");
        assertThat(refusal(() -> ram.deletePolicyVersion(delete)))
                .isEqualTo("409 DeleteConflict.Policy.Version.Default");
        assertThat(refusal(() -> ram.deletePolicy(new DeletePolicyRequest().setPolicyName("Sends"))))
                .isEqualTo("409 DeleteConflict.Policy.Version");
        for (String version : List.of("v2", "v3", "v4", "v5")) {
            ram.deletePolicyVersion(delete.setVersionId(version));
        }
        var read = ram.getPolicy(new GetPolicyRequest().setPolicyType("Custom").setPolicyName("Sends"))
                .getBody();
        assertThat(read.getPolicy().getDefaultVersion()).isEqualTo("v6");
        assertThat(read.getDefaultPolicyVersion().getPolicyDocument()).isEqualTo(READS);
        assertThat(ram.updatePolicyDescription(new UpdatePolicyDescriptionRequest()
                                .setPolicyName("Sends")
                                .setNewDescription("只查询"))
                        .getBody()
                        .getPolicy()
                        .getDescription())
                .isEqualTo("只查询");
        assertThat(ram.getPolicyVersion(new GetPolicyVersionRequest()
                                .setPolicyType("Custom")
                                .setPolicyName("Sends")
                                .setVersionId("v6"))
                        .getBody()
                        .getPolicyVersion()
                        .getPolicyDocument())
                .isEqualTo(READS);
        ram.deletePolicy(new DeletePolicyRequest().setPolicyName("Sends"));
        assertThat(refusal(() -> ram.deletePolicy(new DeletePolicyRequest().setPolicyName("Sends"))))
                .isEqualTo("404 EntityNotExist.Policy");
    }

    @Test
    void refusesADocumentThatIsNoneAtItsPlace() throws Exception {
        policy("sends");
        String twisted = "{\"Version\":\"1\",\n \"Statement\":[{\"Effect\":\"Allow\",\"NotResource\":\"*\"}]}";

        TeaException refused = catchThrowableOfType(
                () -> ram.createPolicy(
                        new CreatePolicyRequest().setPolicyName("x").setPolicyDocument(twisted)),
                TeaException.class);
        assertThat(refused.getCode()).isEqualTo("MalformedPolicyDocument");
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getMessage()).contains("第 2 行第 ");
        assertThat(refusal(() -> ram.createPolicyVersion(new CreatePolicyVersionRequest()
                        .setPolicyName("sends")
                        .setPolicyDocument(twisted)
                        .setSetAsDefault(true))))
                .isEqualTo("400 MalformedPolicyDocument");
        assertThat(refusal(() ->
                        ram.createRole(new CreateRoleRequest().setRoleName("x").setAssumeRolePolicyDocument(SENDS))))
                .isEqualTo("400 MalformedPolicyDocument");
        assertThat(refusal(() -> ram.createPolicy(
                        new CreatePolicyRequest().setPolicyName("x").setPolicyDocument(SENDS + " ".repeat(4096)))))
                .isEqualTo("400 InvalidParameter.PolicyDocument.Length");
        assertThat(ram.getPolicy(new GetPolicyRequest().setPolicyType("Custom").setPolicyName("sends"))
                        .getBody()
                        .getPolicy()
                        .getDefaultVersion())
                .isEqualTo("v1");
    }

    @Test
    void showsThePlatformsPoliciesAndLetsNobodyChangeThem() throws Exception {
        policy("Sends");
        var system = ram.listPolicies(new ListPoliciesRequest().setPolicyType("System"))
                .getBody()
                .getPolicies()
                .getPolicy();
        assertThat(system)
                .extracting(policy -> policy.getPolicyName())
                .contains("AdministratorAccess", "AliyunDysmsReadOnlyAccess");
        assertThat(ram.listPolicies(new ListPoliciesRequest().setMaxItems(1_000))
                        .getBody()
                        .getPolicies()
                        .getPolicy())
                .hasSize(system.size() + 1);
        assertThat(ram.getPolicy(new GetPolicyRequest()
                                .setPolicyType("System")
                                .setPolicyName("AliyunDysmsReadOnlyAccess"))
                        .getBody()
                        .getDefaultPolicyVersion()
                        .getPolicyDocument())
                .contains("dysms:Query*");
        assertThat(refusal(() -> ram.listPolicies(new ListPoliciesRequest().setPolicyType("Mine"))))
                .isEqualTo("400 InvalidParameter.PolicyType");
        assertThat(refusal(() -> ram.createPolicyVersion(new CreatePolicyVersionRequest()
                        .setPolicyName("AdministratorAccess")
                        .setPolicyDocument(SENDS))))
                .isEqualTo("404 EntityNotExist.Policy");
        assertThat(refusal(() -> ram.deletePolicy(new DeletePolicyRequest().setPolicyName("AdministratorAccess"))))
                .isEqualTo("404 EntityNotExist.Policy");
    }

    @Test
    void letsOneOfTwoVersionsThatComeTogetherCount() throws Exception {
        policy("raced");

        List<String> answers = together(
                4,
                i -> ram.createPolicyVersion(new CreatePolicyVersionRequest()
                        .setPolicyName("raced")
                        .setPolicyDocument(READS)
                        .setSetAsDefault(true)));

        assertThat(answers).containsOnly("none");
        var versions = ram.listPolicyVersions(
                        new ListPolicyVersionsRequest().setPolicyType("Custom").setPolicyName("raced"))
                .getBody()
                .getPolicyVersions()
                .getPolicyVersion();
        assertThat(versions)
                .extracting(version -> version.getVersionId() + version.getIsDefaultVersion())
                .containsExactly("v5true", "v4false", "v3false", "v2false", "v1false");
    }
}
