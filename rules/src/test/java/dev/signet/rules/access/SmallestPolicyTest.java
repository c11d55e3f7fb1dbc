package dev.signet.rules.access;

import static dev.signet.rules.access.Requests.attached;
import static dev.signet.rules.access.Requests.policy;
import static dev.signet.rules.access.Requests.request;
import static dev.signet.rules.access.Requests.statement;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.access.Judgement.Layer;
import dev.signet.rules.access.Judgement.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** #11: what would have to be attached. */
class SmallestPolicyTest {

    @Test
    void isOneActionOnOneResource() {
        SmallestPolicy smallest =
                SmallestPolicy.of(request("dysms:SendSms", "acs:dysms:*:1001:sign/云帆科技"), Evaluation.of(List.of()));

        assertThat(smallest.barrier()).isNull();
        assertThat(smallest.document()).isEqualTo("""
                {
                  "Version": "1",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": "dysms:SendSms",
                      "Resource": "acs:dysms:*:1001:sign/云帆科技"
                    }
                  ]
                }""");
    }

    /** Also where a name is written with what policies or JSON write otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign/Foo",
                "sign/a:b/c",
                "sign/\"quoted\"\\",
                "sign/100%",
                "sign/$1 ${x}",
                "sign/what?*",
                "sign/Fo\u200bo",
                "sign/\u3000",
                "sign/😀",
                "*"
            })
    void allowsTheRequestAndNothingElse(String path) {
        AccessRequest request = request("dysms:SendSms", "acs:dysms:*:1001:" + path);
        Evaluation evaluation = Evaluation.of(List.of(attached("other", statement("Allow", "log:*", "*", ""))));
        assertThat(evaluation.judge(request).outcome()).isEqualTo(Outcome.IMPLICIT_DENY);

        PolicyDocument smallest =
                PolicyDocument.parse(SmallestPolicy.of(request, evaluation).document());

        assertThat(Requests.outcome(smallest, request)).isEqualTo(Outcome.ALLOW);
        assertThat(Requests.outcome(smallest, request("dysms:SendBatchSms", "acs:dysms:*:1001:" + path)))
                .isEqualTo(Outcome.IMPLICIT_DENY);
        assertThat(Requests.outcome(smallest, request("dysms:SendSms", "acs:dysms:*:2002:" + path)))
                .isEqualTo(Outcome.IMPLICIT_DENY);
        assertThat(Requests.outcome(smallest, request("dysms:SendSms", "acs:dysms:*:1001:template/Foo")))
                .isEqualTo(path.equals("*") ? Outcome.ALLOW : Outcome.IMPLICIT_DENY);
    }

    @Test
    void namesWhatStandsInTheWay() {
        AccessRequest request = request("dysms:SendSms", "acs:dysms:*:1001:sign/Foo");
        Evaluation forbidden = Evaluation.of(List.of(
                attached("all", statement("Allow", "*", "*", "")),
                attached("quiet", statement("Allow", "log:*", "*", ""), statement("Deny", "dysms:Send*", "*", ""))));

        Judgement deny = requireNonNull(SmallestPolicy.of(request, forbidden).barrier());
        assertThat(deny.outcome()).isEqualTo(Outcome.EXPLICIT_DENY);
        assertThat(requireNonNull(deny.policy()).name()).isEqualTo("quiet");
        assertThat(deny.statement()).isEqualTo(2);

        Judgement session = requireNonNull(SmallestPolicy.of(
                        request, Evaluation.of(List.of()).within(policy(statement("Allow", "log:*", "*", ""))))
                .barrier());
        assertThat(session.layer()).isEqualTo(Layer.SESSION);
        assertThat(session.outcome()).isEqualTo(Outcome.IMPLICIT_DENY);
    }

    /** What a resource group forbids, a policy for the whole account allows: that is the order of the layers. */
    @Test
    void goesBeforeWhatAResourceGroupForbids() {
        AttachedPolicy inGroup = new AttachedPolicy(
                "g",
                PolicyType.CUSTOM,
                new PolicyScope.ResourceGroup("marketing", resource -> true),
                policy(statement("Deny", "*", "*", "")));

        assertThat(SmallestPolicy.of(
                                request("dysms:SendSms", "acs:dysms:*:1001:sign/Foo"), Evaluation.of(List.of(inGroup)))
                        .barrier())
                .isNull();
    }
}
