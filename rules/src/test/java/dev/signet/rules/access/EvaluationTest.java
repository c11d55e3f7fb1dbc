package dev.signet.rules.access;

import static dev.signet.rules.access.Requests.ALICE;
import static dev.signet.rules.access.Requests.attached;
import static dev.signet.rules.access.Requests.policy;
import static dev.signet.rules.access.Requests.request;
import static dev.signet.rules.access.Requests.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.access.Judgement.Layer;
import dev.signet.rules.access.Judgement.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** #11: which of several policies decides. */
class EvaluationTest {

    private static final AccessRequest SEND = request("dysms:SendSms", "acs:dysms:*:1001:sign/Foo");
    private static final String ALLOW = statement("Allow", "dysms:*", "*", "");
    private static final String DENY = statement("Deny", "dysms:SendSms", "*", "");
    private static final String OTHER = statement("Allow", "log:*", "*", "");

    private static AttachedPolicy inGroup(String name, String... statements) {
        return new AttachedPolicy(
                name,
                PolicyType.CUSTOM,
                new PolicyScope.ResourceGroup(
                        "marketing", resource -> resource.path().equals("sign/Foo")),
                policy(statements));
    }

    private static void assertJudged(Judgement judged, Outcome outcome, Layer layer, String policy, int statement) {
        assertThat(judged.outcome()).isEqualTo(outcome);
        assertThat(judged.layer()).isEqualTo(layer);
        assertThat(judged.policy() == null ? "-" : judged.policy().name()).isEqualTo(policy);
        assertThat(judged.statement()).isEqualTo(statement);
    }

    @Test
    void deniesWhatNobodyAllows() {
        assertJudged(Evaluation.of(List.of()).judge(SEND), Outcome.IMPLICIT_DENY, Layer.ACCOUNT, "-", 0);
        assertJudged(
                Evaluation.of(List.of(attached("a", OTHER))).judge(SEND), Outcome.IMPLICIT_DENY, Layer.ACCOUNT, "-", 0);
    }

    @Test
    void allowsWhatOneAllows() {
        assertJudged(
                Evaluation.of(List.of(attached("a", OTHER), attached("b", OTHER, ALLOW)))
                        .judge(SEND),
                Outcome.ALLOW,
                Layer.ACCOUNT,
                "b",
                2);
    }

    /** As where a user was allowed, and the user's group forbidden. */
    @Test
    void deniesWhatOneForbidsWhicheverComesFirst() {
        assertJudged(
                Evaluation.of(List.of(attached("of the user", ALLOW), attached("of the group", OTHER, DENY)))
                        .judge(SEND),
                Outcome.EXPLICIT_DENY,
                Layer.ACCOUNT,
                "of the group",
                2);
        assertJudged(
                Evaluation.of(List.of(attached("of the group", DENY), attached("of the user", ALLOW)))
                        .judge(SEND),
                Outcome.EXPLICIT_DENY,
                Layer.ACCOUNT,
                "of the group",
                1);
        assertJudged(
                Evaluation.of(List.of(attached("one", ALLOW, DENY, ALLOW))).judge(SEND),
                Outcome.EXPLICIT_DENY,
                Layer.ACCOUNT,
                "one",
                2);
    }

    /** A policy that cannot be read any more may have held a Deny. */
    @Test
    void deniesWhereAPolicyCannotBeRead() {
        AttachedPolicy lost =
                new AttachedPolicy("lost", PolicyType.CUSTOM, PolicyScope.ACCOUNT, PolicyDocument.UNREADABLE);

        assertJudged(
                Evaluation.of(List.of(attached("a", ALLOW), lost)).judge(SEND),
                Outcome.EXPLICIT_DENY,
                Layer.ACCOUNT,
                "lost",
                1);
    }

    @Test
    void asksResourceGroupsWhereTheAccountSaysNothing() {
        Evaluation evaluation = Evaluation.of(List.of(inGroup("g", ALLOW), attached("a", OTHER)));

        assertJudged(evaluation.judge(SEND), Outcome.ALLOW, Layer.RESOURCE_GROUP, "g", 1);
        assertJudged(
                evaluation.judge(request("dysms:SendSms", "acs:dysms:*:1001:sign/Bar")),
                Outcome.IMPLICIT_DENY,
                Layer.RESOURCE_GROUP,
                "-",
                0);
        assertJudged(
                Evaluation.of(List.of(inGroup("g", ALLOW), inGroup("h", DENY))).judge(SEND),
                Outcome.EXPLICIT_DENY,
                Layer.RESOURCE_GROUP,
                "h",
                1);
    }

    /** The order that the model documents: what the account says, ends it. */
    @Test
    void asksNoResourceGroupOnceTheAccountHasSpoken() {
        assertJudged(
                Evaluation.of(List.of(inGroup("g", DENY), attached("a", ALLOW))).judge(SEND),
                Outcome.ALLOW,
                Layer.ACCOUNT,
                "a",
                1);
        assertJudged(
                Evaluation.of(List.of(inGroup("g", ALLOW), attached("a", DENY))).judge(SEND),
                Outcome.EXPLICIT_DENY,
                Layer.ACCOUNT,
                "a",
                1);
    }

    @Test
    void isNarrowedByASession() {
        Evaluation role = Evaluation.of(List.of(attached("a", ALLOW)));

        assertJudged(role.within(policy(ALLOW)).judge(SEND), Outcome.ALLOW, Layer.ACCOUNT, "a", 1);
        assertJudged(role.within(policy(OTHER)).judge(SEND), Outcome.IMPLICIT_DENY, Layer.SESSION, "-", 0);
        assertJudged(role.within(policy(ALLOW, DENY)).judge(SEND), Outcome.EXPLICIT_DENY, Layer.SESSION, "", 2);
        assertJudged(
                Evaluation.of(List.of()).within(policy(ALLOW)).judge(SEND),
                Outcome.IMPLICIT_DENY,
                Layer.ACCOUNT,
                "-",
                0);
        assertJudged(
                Evaluation.of(List.of(inGroup("g", ALLOW)))
                        .within(policy(ALLOW))
                        .judge(SEND),
                Outcome.ALLOW,
                Layer.RESOURCE_GROUP,
                "g",
                1);
    }

    @ParameterizedTest
    @CsvSource({
        "dysms:SendSms, false",
        "dysms:sendsms, false",
        "dysms:SendBatchSms, true",
        "ram:CreateUser, false",
        "log:GetIndex, true",
    })
    void isAboutAllActionsButThose(String action, boolean allowed) {
        PolicyDocument policy = PolicyDocument.parse("""
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "NotAction": ["dysms:SendSms", "ram:*"], "Resource": "*"}]}""");

        assertThat(Requests.outcome(policy, request(action, "acs:dysms:*:1001:*")) == Outcome.ALLOW)
                .isEqualTo(allowed);
    }

    /** All but sending, whatever else is allowed. */
    @Test
    void forbidsAllActionsButThose() {
        PolicyDocument policy = PolicyDocument.parse("""
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "*", "Resource": "*"},
                  {"Effect": "Deny", "NotAction": "dysms:SendSms", "Resource": "*"}]}""");

        assertThat(Requests.outcome(policy, SEND)).isEqualTo(Outcome.ALLOW);
        assertThat(Requests.outcome(policy, request("dysms:DeleteSmsSign", "acs:dysms:*:1001:*")))
                .isEqualTo(Outcome.EXPLICIT_DENY);
    }

    @ParameterizedTest
    @CsvSource({
        "*, true",
        "acs:dysms:*:*:*, true",
        "acs:*:*:*:*, true",
        "acs:dysms:*:1001:sign/Foo, true",
        "acs:dysms:cn-hangzhou:1001:sign/Foo, true",
        "acs:dysms::1001:sign/Foo, true",
        "acs:dysms:*:1001:sign/F?o, true",
        "acs:dysms:*:100?:sign/*, true",
        "acs:dy*:*:1*1:s*o, true",
        "acs:dysms:*:1001:sign/foo, true",
        "acs:dysms:*:1001:sign/ＦＯＯ, true",
        "acs:dysms:*:1001:sign/Fo, false",
        "acs:dysms:*:1001:sign/Foo2, false",
        "acs:dysms:*:1001:template/*, false",
        "acs:dysms:*:2002:sign/Foo, false",
        "acs:log:*:1001:sign/Foo, false",
        "acs:dysms:*:1*:1001:sign/Foo, false",
    })
    void isAboutTheResource(String pattern, boolean allowed) {
        assertThat(Requests.outcome(policy(statement("Allow", "*", pattern, "")), SEND) == Outcome.ALLOW)
                .isEqualTo(allowed);
    }

    /** A name with a colon is one name. */
    @Test
    void takesAPathWhole() {
        AccessRequest request = request("dysms:SendSms", "acs:dysms:*:1001:sign/a:b");

        assertThat(request.resource().path()).isEqualTo("sign/a:b");
        assertThat(request.resource()).hasToString("acs:dysms:*:1001:sign/a:b");
        assertThat(Requests.outcome(policy(statement("Allow", "*", "acs:dysms:*:*:sign/a:b", "")), request))
                .isEqualTo(Outcome.ALLOW);
        assertThat(Requests.outcome(policy(statement("Allow", "*", "acs:dysms:*:*:sign/a", "")), request))
                .isEqualTo(Outcome.IMPLICIT_DENY);
    }

    /** Of every layer, also of one that is not asked because another has decided. */
    @Test
    void findsWhatForbids() {
        PolicyDocument narrowed = policy(OTHER);

        assertThat(Evaluation.of(List.of(attached("a", OTHER))).forbidding(SEND))
                .as("not allowed is not forbidden")
                .isNull();
        assertThat(Evaluation.of(List.of(attached("a", ALLOW))).forbidding(SEND))
                .isNull();
        assertThat(Evaluation.of(List.of(attached("a", ALLOW, DENY)))
                        .within(narrowed)
                        .forbidding(SEND))
                .satisfies(found -> assertJudged(found, Outcome.EXPLICIT_DENY, Layer.ACCOUNT, "a", 2));
        assertThat(Evaluation.of(List.of(attached("a", ALLOW), inGroup("g", DENY)))
                        .forbidding(SEND))
                .satisfies(found -> assertJudged(found, Outcome.EXPLICIT_DENY, Layer.RESOURCE_GROUP, "g", 1));
        assertThat(Evaluation.of(List.of(attached("a", ALLOW)))
                        .within(policy(ALLOW, DENY))
                        .forbidding(SEND))
                .satisfies(found -> assertThat(found.layer()).isEqualTo(Layer.SESSION));
    }

    @Test
    void explainsEveryStatement() {
        Evaluation evaluation = Evaluation.of(List.of(
                attached("office", statement("Allow", "dysms:SendSms", "acs:dysms:*:*:sign/Bar", """
                                , "Condition": {"IpAddress": {"acs:SourceIp": ["198.51.100.0/24", "203.0.113.1"]},
                                "Bool": {"acs:MFAPresent": "true"}}"""), ALLOW),
                inGroup("g", DENY)));
        AccessRequest request = request("dysms:QuerySmsSign", "acs:dysms:*:1001:sign/Bar2");

        Explanation explanation = evaluation.explain(request);

        assertThat(explanation.judgement()).isEqualTo(evaluation.judge(request));
        assertThat(explanation.statements())
                .extracting(asked -> asked.layer() + " " + asked.policy().name() + " " + asked.statement() + " "
                        + asked.allows() + " " + asked.matches())
                .containsExactly(
                        "ACCOUNT office 1 true false", "ACCOUNT office 2 true true", "RESOURCE_GROUP g 1 false false");
        assertThat(explanation.statements().get(0).mismatches())
                .containsExactly(
                        new Mismatch(
                                Mismatch.Part.ACTION, "Action", "", List.of("dysms:SendSms"), "dysms:QuerySmsSign"),
                        new Mismatch(
                                Mismatch.Part.RESOURCE,
                                "Resource",
                                "",
                                List.of("acs:dysms:*:*:sign/Bar"),
                                "acs:dysms:*:1001:sign/Bar2"),
                        new Mismatch(
                                Mismatch.Part.CONDITION,
                                "IpAddress",
                                "acs:SourceIp",
                                List.of("198.51.100.0/24", "203.0.113.1"),
                                "192.0.2.7"),
                        new Mismatch(Mismatch.Part.CONDITION, "Bool", "acs:MFAPresent", List.of("true"), null));
        assertThat(explanation.statements().get(2).mismatches())
                .containsExactly(
                        new Mismatch(Mismatch.Part.SCOPE, "", "", List.of("marketing"), "acs:dysms:*:1001:sign/Bar2"),
                        new Mismatch(
                                Mismatch.Part.ACTION, "Action", "", List.of("dysms:SendSms"), "dysms:QuerySmsSign"));
    }

    @ParameterizedTest
    @CsvSource({
        "acs:ram::1001:root, acs:ram::1001:user/alice, true",
        "acs:ram::1001:root, acs:ram::1001:role/ops/session, true",
        "acs:ram::1001:root, acs:ram::1001:root, true",
        "acs:ram::1001:root, acs:ram::10011:user/alice, false",
        "acs:ram::1001:user/alice, acs:ram::1001:user/alice, true",
        "acs:ram::1001:user/alice, acs:ram::1001:user/alice2, false",
        "acs:ram::1001:user/alice, acs:ram::1001:user/Alice, false",
        "acs:ram::1001:user/alice, acs:ram::2002:user/alice, false",
        "acs:ram::1001:user/alice, acs:ram::1001:user/аlice, false",
        "acs:ram::1001:role/ops, acs:ram::1001:role/ops, true",
        "acs:ram::1001:role/ops, acs:ram::1001:role/ops/night, true",
        "acs:ram::1001:role/ops, acs:ram::1001:assumed-role/ops/night, true",
        "acs:ram::1001:role/ops, acs:ram::1001:role/ops2/night, false",
        "acs:ram::1001:role/ops, acs:ram::1001:user/ops, false",
        "log.dysms.aliyuncs.com, log.dysms.aliyuncs.com, true",
        "log.dysms.aliyuncs.com, dysms.aliyuncs.com, false",
    })
    void trusts(String named, String principal, boolean trusted) {
        PolicyDocument document =
                PolicyDocument.parseTrust("""
                {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                  "Principal": {"%s": ["%s"]}}]}""".formatted(named.startsWith("acs") ? "RAM" : "Service", named));
        RequestContext alice = Requests.context("192.0.2.7");
        RequestContext context =
                new RequestContext(alice.source(), alice.at(), true, null, tag -> null, principal, null);

        Judgement judged = Evaluation.ofTrust("ops", document)
                .judge(new AccessRequest("sts:AssumeRole", "acs:ram:*:1001:role/ops", context));

        assertThat(judged.allows()).isEqualTo(trusted);
        assertThat(judged.layer()).isEqualTo(Layer.TRUST);
    }

    /** A session is its role to conditions, so that no name which it gives itself matters. */
    @ParameterizedTest
    @CsvSource({
        "acs:ram::*:role/ops, acs:ram::1001:assumed-role/ops/night, true",
        "acs:ram:*:*:role/ops, acs:ram::1001:assumed-role/ops/a/b, true",
        "acs:ram::*:role/ops, acs:ram::1001:assumed-role/ops2/ops, false",
        "acs:ram::*:role/ops, acs:ram::1001:user/ops, false",
        "acs:ram::*:assumed-role/*, acs:ram::1001:assumed-role/ops/night, false",
        "acs:ram::1001:user/al*, acs:ram::1001:user/alice, true",
    })
    void knowsASessionByItsRole(String pattern, String principal, boolean fits) {
        PolicyDocument document = PolicyDocument.parse("""
                {"Version": "1", "Statement": [{"Effect": "Allow", "Action": "dysms:SendSms", "Resource": "*",
                  "Condition": {"StringLike": {"acs:PrincipalARN": "%s"}}}]}""".formatted(pattern));
        RequestContext alice = Requests.context("192.0.2.7");
        RequestContext context =
                new RequestContext(alice.source(), alice.at(), true, null, tag -> null, principal, null);

        Judgement judged = Evaluation.of(
                        List.of(new AttachedPolicy("p", PolicyType.CUSTOM, PolicyScope.ACCOUNT, document)))
                .judge(new AccessRequest("dysms:SendSms", "acs:dysms:*:1001:sign/Bar", context));

        assertThat(judged.allows()).isEqualTo(fits);
    }

    @Test
    void trustsUnderConditionsAndForbids() {
        PolicyDocument document = PolicyDocument.parseTrust("""
                {"Version": "1", "Statement": [
                  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"RAM": "acs:ram::1001:root"},
                   "Condition": {"IpAddress": {"acs:SourceIp": "192.0.2.0/24"}}},
                  {"Effect": "Deny", "Action": "sts:AssumeRole",
                   "Principal": {"RAM": "acs:ram::1001:user/mallory", "Service": "log.dysms.aliyuncs.com"}}]}""");

        assertThat(trust(document, ALICE, "192.0.2.7")).isEqualTo(Outcome.ALLOW);
        assertThat(trust(document, ALICE, "192.0.3.7")).isEqualTo(Outcome.IMPLICIT_DENY);
        assertThat(trust(document, "acs:ram::1001:user/mallory", "192.0.2.7")).isEqualTo(Outcome.EXPLICIT_DENY);
        assertThat(trust(document, "log.dysms.aliyuncs.com", "192.0.2.7")).isEqualTo(Outcome.EXPLICIT_DENY);
    }

    private static Outcome trust(PolicyDocument document, String principal, String source) {
        return Evaluation.ofTrust("ops", document)
                .judge(new AccessRequest(
                        "sts:AssumeRole",
                        "acs:ram:*:1001:role/ops",
                        new RequestContext(
                                SourceAddress.of(source), Requests.NOON, true, null, tag -> null, principal, null)))
                .outcome();
    }
}
