package dev.signet.rules.access;

import static dev.signet.rules.access.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.rules.access.Judgement.Outcome;
import dev.signet.rules.policy.PolicyFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** #11: the policies of the user guide. */
class GuidePoliciesTest {

    /** Chapter 12.2, as printed. */
    private static final PolicyDocument WHITELIST = PolicyDocument.parse("""
            {
              "Version": "1",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
                    "dysms:SendSms"
                  ],
                  "Resource": [
                    "*"
                  ],
                  "Condition": {
                    "IpAddress": {
                      "acs:SourceIp": [
                        "192.0.2.0/24"
                      ]
                    }
                  }
                }
              ]
            }
            """);

    /** Chapter 8.6, as printed. */
    private static final PolicyDocument LOG = PolicyDocument.parse("""
            {
              "Version": "1",
              "Statement": [
                {
                  "Action": "log:GetProject",
                  "Resource": "acs:log:*:*:project/sms-log-*",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:CreateProject",
                  "Resource": "acs:log:*:*:project/*",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:ListLogStores",
                  "Resource": "acs:log:*:*:project/sms-log-*/logstore/*",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:CreateLogStore",
                  "Resource": "acs:log:*:*:project/sms-log-*/logstore/*",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:GetIndex",
                  "Resource": "acs:log:*:*:project/sms-log-*/logstore/sms-log",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:CreateIndex",
                  "Resource": "acs:log:*:*:project/sms-log-*/logstore/sms-log",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:UpdateIndex",
                  "Resource": "acs:log:*:*:project/sms-log-*/logstore/sms-log",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:CreateDashboard",
                  "Resource": "acs:log:*:*:project/sms-log-*/dashboard/*",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:UpdateDashboard",
                  "Resource": "acs:log:*:*:project/sms-log-*/dashboard/*",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:CreateSavedSearch",
                  "Resource": "acs:log:*:*:project/sms-log-*/savedsearch/*",
                  "Effect": "Allow"
                },
                {
                  "Action": "log:UpdateSavedSearch",
                  "Resource": "acs:log:*:*:project/sms-log-*/savedsearch/*",
                  "Effect": "Allow"
                }
              ]
            }
            """);

    @ParameterizedTest
    @CsvSource({
        "dysms:SendSms, 192.0.2.1, ALLOW",
        "dysms:SendSms, ::ffff:192.0.2.255, ALLOW",
        "dysms:SendSms, 192.0.3.1, IMPLICIT_DENY",
        "dysms:SendSms, 2001:db8::1, IMPLICIT_DENY",
        "dysms:SendBatchSms, 192.0.2.1, IMPLICIT_DENY",
    })
    void letsAddressesOfTheWhitelistSend(String action, String source, Outcome outcome) {
        assertThat(Requests.outcome(
                        WHITELIST, new AccessRequest(action, "acs:dysms:*:1001:sign/云帆科技", Requests.context(source))))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "log:GetProject, project/sms-log-1001, ALLOW",
        "log:GetProject, project/other, IMPLICIT_DENY",
        "log:CreateProject, project/other, ALLOW",
        "log:ListLogStores, project/sms-log-1001/logstore/x, ALLOW",
        "log:GetIndex, project/sms-log-1001/logstore/sms-log, ALLOW",
        "log:GetIndex, project/sms-log-1001/logstore/other, IMPLICIT_DENY",
        "log:UpdateSavedSearch, project/sms-log-1001/savedsearch/daily, ALLOW",
        "log:DeleteProject, project/sms-log-1001, IMPLICIT_DENY",
        "log:GetLogStoreLogs, project/sms-log-1001/logstore/sms-log, IMPLICIT_DENY",
    })
    void letsAUserOpenTheLog(String action, String path, Outcome outcome) {
        assertThat(Requests.outcome(LOG, request(action, "acs:log:cn-hangzhou:1001:" + path)))
                .isEqualTo(outcome);
    }

    /** Chapter 8.3: what the log service may do for an account. In print the list of statements ends too early. */
    @Test
    void letsTheLogServiceKeepItsStore() {
        String mended = PolicyFiles.shipped().text("access/system/AliyunServiceRolePolicyForDysmsLog.json");
        PolicyDocument policy = PolicyDocument.parse(mended);

        assertThat(catchThrowableOfType(
                        MalformedPolicy.class,
                        () -> PolicyDocument.parse(mended.replaceFirst("\\n    },\\n    \\{", "\n    }\n  ],\n  {"))))
                .extracting(MalformedPolicy::key, MalformedPolicy::line, MalformedPolicy::column)
                .containsExactly("json", 15, 3);
        for (String allowed : List.of(
                "log:CreateProject project/sms-log-1001",
                "log:CreateLogStore project/sms-log-1001/logstore/sms-log",
                "log:UpdateIndex project/sms-log-1001/logstore/sms-log",
                "log:GetDashboard project/sms-log-1001/dashboard/a",
                "log:UpdateSavedSearch project/sms-log-1001/savedsearch/a",
                "log:PostLogStoreLogs project/any/logstore/any")) {
            assertThat(outcome(policy, allowed)).as(allowed).isEqualTo(Outcome.ALLOW);
        }
        for (String denied : List.of(
                "log:CreateProject project/other",
                "log:GetIndex project/sms-log-1001/logstore/other",
                "log:DeleteLogStore project/sms-log-1001/logstore/sms-log",
                "log:GetLogStoreLogs project/sms-log-1001/logstore/sms-log")) {
            assertThat(outcome(policy, denied)).as(denied).isEqualTo(Outcome.IMPLICIT_DENY);
        }
    }

    private static Outcome outcome(PolicyDocument policy, String asked) {
        String[] parts = asked.split(" ");
        return Requests.outcome(policy, request(parts[0], "acs:log:*:1001:" + parts[1]));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "log.dysms.aliyuncs.com, ALLOW",
                "ecs.aliyuncs.com, IMPLICIT_DENY",
                "-, IMPLICIT_DENY",
            })
    void letsTheLogServiceTakeItsRoleAway(@org.jspecify.annotations.Nullable String service, Outcome outcome) {
        PolicyDocument policy = PolicyDocument.parse(
                PolicyFiles.shipped().text("access/system/AliyunServiceRolePolicyForDysmsLog.json"));
        RequestContext context = new RequestContext(
                SourceAddress.of("192.0.2.1"), Requests.NOON, true, null, tag -> null, Requests.ALICE, service);

        assertThat(Requests.outcome(
                        policy, new AccessRequest("ram:DeleteServiceLinkedRole", "acs:ram:*:1001:role/x", context)))
                .isEqualTo(outcome);
    }
}
