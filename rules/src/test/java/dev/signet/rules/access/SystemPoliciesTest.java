package dev.signet.rules.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.access.Judgement.Outcome;
import dev.signet.rules.policy.Shipped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** #11: the policies that every account finds ready. */
class SystemPoliciesTest {

    private static final SystemPolicies SHIPPED =
            SystemPolicies.of(Shipped.rulebook().policies());

    private static Outcome outcome(String policy, String action) {
        return Evaluation.of(List.of(SHIPPED.attached(policy)))
                .judge(Requests.request(action, "acs:" + action.substring(0, action.indexOf(':')) + ":*:1001:*"))
                .outcome();
    }

    @Test
    void areThose() {
        assertThat(SHIPPED.documents())
                .containsOnlyKeys(
                        "AdministratorAccess",
                        "AliyunDysmsFullAccess",
                        "AliyunDysmsReadOnlyAccess",
                        "AliyunLogFullAccess",
                        "AliyunLogReadOnlyAccess",
                        "AliyunRAMFullAccess",
                        "AliyunRAMReadOnlyAccess",
                        "AliyunServiceRolePolicyForDysmsLog",
                        "ReadOnlyAccess")
                .allSatisfy((name, text) -> assertThat(SHIPPED.attached(name))
                        .returns(name, AttachedPolicy::name)
                        .returns(PolicyType.SYSTEM, AttachedPolicy::type)
                        .returns(PolicyScope.ACCOUNT, AttachedPolicy::scope));
        assertThatThrownBy(() -> SHIPPED.attached("administratoraccess")).hasMessageContaining("administratoraccess");
    }

    /** What hands over full numbers, tokens, files or secrets is called so that no reading allows it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dysms:RevealNumbers",
                "dysms:RevealPushSecret",
                "dysms:DownloadExport",
                "dysms:DownloadEvidence",
                "dysms:DownloadRecipients",
                "dysms:IssueQueueToken",
                "log:RevealNumbers",
                "log:DownloadLogs",
                "ram:CreateAccessKey",
                "ram:CreateVirtualMFADevice",
                "ram:CreateLoginProfile",
                "sts:AssumeRole"
            })
    void handOverNothingWhereTheyOnlyRead(String action) {
        assertThat(SHIPPED.documents().keySet())
                .filteredOn(name -> name.endsWith("ReadOnlyAccess"))
                .hasSize(4)
                .allSatisfy(name -> assertThat(outcome(name, action)).as(name).isEqualTo(Outcome.IMPLICIT_DENY));
        assertThat(outcome("AdministratorAccess", action)).isEqualTo(Outcome.ALLOW);
    }

    @ParameterizedTest
    @CsvSource({
        "AliyunDysmsFullAccess, dysms:SendSms, ALLOW",
        "AliyunDysmsFullAccess, dysms:RevealNumbers, ALLOW",
        "AliyunDysmsFullAccess, ram:ListUsers, IMPLICIT_DENY",
        "AliyunDysmsFullAccess, log:GetIndex, IMPLICIT_DENY",
        "AliyunDysmsReadOnlyAccess, dysms:QuerySendDetails, ALLOW",
        "AliyunDysmsReadOnlyAccess, dysms:GetSmsSign, ALLOW",
        "AliyunDysmsReadOnlyAccess, dysms:ListTagResources, ALLOW",
        "AliyunDysmsReadOnlyAccess, dysms:SendSms, IMPLICIT_DENY",
        "AliyunDysmsReadOnlyAccess, dysms:DeleteSmsSign, IMPLICIT_DENY",
        "AliyunLogFullAccess, log:DeleteProject, ALLOW",
        "AliyunLogReadOnlyAccess, log:GetLogStoreLogs, ALLOW",
        "AliyunLogReadOnlyAccess, log:CreateProject, IMPLICIT_DENY",
        "AliyunRAMFullAccess, ram:CreateUser, ALLOW",
        "AliyunRAMFullAccess, ims:SetAccessKeyPolicy, ALLOW",
        "AliyunRAMFullAccess, dysms:SendSms, IMPLICIT_DENY",
        "AliyunRAMReadOnlyAccess, ram:GetPolicy, ALLOW",
        "AliyunRAMReadOnlyAccess, ram:AttachPolicyToUser, IMPLICIT_DENY",
        "ReadOnlyAccess, log:ListLogStores, ALLOW",
        "ReadOnlyAccess, ram:DeleteUser, IMPLICIT_DENY",
    })
    void mayDoThat(String policy, String action, Outcome outcome) {
        assertThat(outcome(policy, action)).isEqualTo(outcome);
    }
}
