package dev.signet.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** #11: the engine and a literal interpreter judge generated policies and requests alike. */
class RandomPoliciesTest {

    private static final int PAIRS = Integer.getInteger("signet.policies.pairs", 10_000);
    private static final long SEED = Long.getLong("signet.policies.seed", 20261130);

    private static final List<String> ACTIONS = List.of(
            "dysms:SendSms",
            "dysms:SendBatchSms",
            "dysms:QuerySendDetails",
            "dysms:RevealNumbers",
            "log:GetLogStoreLogs",
            "ram:CreateUser");
    private static final List<String> RESOURCES = List.of(
            "acs:dysms:*:1001:*",
            "acs:dysms:*:1001:sign/云帆科技",
            "acs:dysms:*:1001:sign/a:b",
            "acs:dysms:*:1001:sign/😀",
            "acs:dysms:*:1001:template/SMS_1",
            "acs:dysms:*:2002:template/SMS_1",
            "acs:log:*:1001:project/sms-log-1/logstore/sms-log");
    private static final List<String> ADDRESSES =
            List.of("192.0.2.1", "192.0.2.200", "::ffff:192.0.2.1", "198.51.100.7", "2001:db8::1", "2001:db8:1::1");
    private static final List<String> BLOCKS =
            List.of("192.0.2.0/24", "192.0.2.0/25", "192.0.2.1", "0.0.0.0/0", "2001:db8::/32", "2001:db8::/48", "::/0");
    private static final List<String> MOMENTS = List.of(
            "2026-10-01T12:00:00+08:00", "2026-10-01T04:00:00Z", "2026-10-01T04:00:01Z", "2026-09-30T23:59:59Z");
    private static final List<String> TEXTS = List.of("red", "Red", "re", "5", "5.0", "7", "-1", "云帆", "r?d", "*");
    private static final List<String> NUMBERS = List.of("5", "5.00", "7", "-1", "6.5");

    private final Random random = new Random(SEED);

    @Test
    void judgesAsTheLiteralInterpreterDoes() {
        Map<Judgement.Outcome, Integer> outcomes = new EnumMap<>(Judgement.Outcome.class);
        for (int pair = 0; pair < PAIRS; pair++) {
            List<String> session = random.nextInt(4) == 0 ? List.of(policy()) : List.of();
            List<String> account = policies();
            List<String> groups = policies();
            String action = pick(ACTIONS);
            String resource = pick(RESOURCES);
            Map<String, String> values = values();

            Judgement judged = evaluation(session, account, groups).judge(request(action, resource, values));

            outcomes.merge(judged.outcome(), 1, Integer::sum);
            assertThat(judged.outcome().name())
                    .as(
                            "pair %d of seed %d: %s on %s with %s; session %s, account %s, group %s",
                            pair, SEED, action, resource, values, session, account, groups)
                    .isEqualTo(literal(session, account, groups, action, resource, values));
        }
        assertThat(outcomes)
                .hasSize(3)
                .allSatisfy((outcome, times) ->
                        assertThat(times).as(outcome + " of " + PAIRS).isGreaterThan(PAIRS / 20));
    }

    private static String literal(
            List<String> session,
            List<String> account,
            List<String> groups,
            String action,
            String resource,
            Map<String, String> values) {
        String narrowed = session.isEmpty() ? "ALLOW" : LiteralInterpreter.judge(session, action, resource, values);
        if (!narrowed.equals("ALLOW")) {
            return narrowed;
        }
        String whole = LiteralInterpreter.judge(account, action, resource, values);
        return whole.equals("IMPLICIT_DENY") ? LiteralInterpreter.judge(groups, action, resource, values) : whole;
    }

    private static Evaluation evaluation(List<String> session, List<String> account, List<String> groups) {
        List<AttachedPolicy> attached = new ArrayList<>();
        account.forEach(policy -> attached.add(attached(policy, PolicyScope.ACCOUNT)));
        groups.forEach(policy -> attached.add(attached(policy, new PolicyScope.ResourceGroup("g", resource -> true))));
        Evaluation evaluation = Evaluation.of(attached);
        return session.isEmpty() ? evaluation : evaluation.within(PolicyDocument.parse(session.get(0)));
    }

    private static AttachedPolicy attached(String policy, PolicyScope scope) {
        return new AttachedPolicy("p", PolicyType.CUSTOM, scope, PolicyDocument.parse(policy));
    }

    private static AccessRequest request(String action, String resource, Map<String, String> values) {
        return new AccessRequest(
                action,
                ResourceName.of(resource),
                new RequestContext(
                        SourceAddress.of(values.get("acs:SourceIp")),
                        Instant.parse(values.get("acs:CurrentTime")),
                        Boolean.parseBoolean(values.get("acs:SecureTransport")),
                        values.containsKey("acs:MFAPresent") ? Boolean.valueOf(values.get("acs:MFAPresent")) : null,
                        tag -> values.get("acs:ResourceTag/" + tag),
                        values.get("acs:PrincipalARN"),
                        null));
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>(Map.of(
                "acs:SourceIp", pick(ADDRESSES),
                "acs:CurrentTime",
                        Instant.parse("2026-10-01T04:00:00Z")
                                .plusSeconds(random.nextInt(3) - 1)
                                .toString(),
                "acs:SecureTransport", String.valueOf(random.nextBoolean()),
                "acs:PrincipalARN", "acs:ram::1001:user/alice"));
        if (random.nextBoolean()) {
            values.put("acs:MFAPresent", String.valueOf(random.nextBoolean()));
        }
        if (random.nextInt(3) > 0) {
            values.put("acs:ResourceTag/x", pick(TEXTS));
        }
        return values;
    }

    private List<String> policies() {
        return IntStream.range(0, random.nextInt(3)).mapToObj(i -> policy()).toList();
    }

    private String policy() {
        StringJoiner statements = new StringJoiner(", ", "{\"Version\": \"1\", \"Statement\": [", "]}");
        for (int i = random.nextInt(3); i >= 0; i--) {
            statements.add("{\"Effect\": \"%s\", \"%s\": %s, \"Resource\": %s%s}"
                    .formatted(
                            random.nextInt(4) == 0 ? "Deny" : "Allow",
                            random.nextInt(6) == 0 ? "NotAction" : "Action",
                            some(() -> random.nextInt(8) == 0 ? "*" : anyCase(blurred(pick(ACTIONS), 6))),
                            some(() -> random.nextInt(3) == 0 ? "*" : resource()),
                            random.nextInt(2) == 0 ? ", \"Condition\": " + conditions() : ""));
        }
        return statements.toString();
    }

    private String resource() {
        String resource = pick(RESOURCES);
        String path = resource.split(":", 5)[4];
        return resource.substring(0, resource.length() - path.length())
                        .replace(":1001:", random.nextBoolean() ? ":*:" : ":10?1:")
                + blurred(path, 0);
    }

    private String conditions() {
        Map<String, String> operators = new HashMap<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
            operators.put(
                    operator.wire(),
                    switch (operator.type()) {
                        case STRING -> condition("acs:ResourceTag/x", some(() -> pick(TEXTS)));
                        case NUMERIC -> condition("acs:ResourceTag/x", some(() -> pick(NUMBERS)));
                        case DATE -> condition("acs:CurrentTime", some(() -> pick(MOMENTS)));
                        case BOOL ->
                            condition(
                                    random.nextBoolean() ? "acs:MFAPresent" : "acs:SecureTransport",
                                    some(() -> String.valueOf(random.nextBoolean())));
                        case ADDRESS -> condition("acs:SourceIp", some(() -> pick(BLOCKS)));
                    });
        }
        StringJoiner all = new StringJoiner(", ", "{", "}");
        operators.forEach((operator, condition) -> all.add("\"" + operator + "\": " + condition));
        return all.toString();
    }

    private static String condition(String key, String values) {
        return "{\"" + key + "\": " + values + "}";
    }

    /** One text, or a list of a few. */
    private String some(java.util.function.Supplier<String> text) {
        String[] texts = new String[1 + random.nextInt(3)];
        Arrays.setAll(texts, i -> "\"" + text.get() + "\"");
        return texts.length == 1 && random.nextBoolean() ? texts[0] : Arrays.toString(texts);
    }

    /** With wildcards in the place of some characters behind the first ones. */
    private String blurred(String text, int first) {
        int[] characters = text.codePoints().toArray();
        StringBuilder blurred = new StringBuilder();
        int dice = random.nextInt(3) == 0 ? 100 : 8;
        for (int i = 0; i < characters.length; i++) {
            int roll = i < first ? dice : random.nextInt(dice);
            if (roll == 0) {
                blurred.append('*');
                i += random.nextInt(4) - 1 + (random.nextBoolean() ? characters.length : 0);
                i = Math.max(i, first);
            } else {
                blurred.append(roll == 1 ? "?" : Character.toString(characters[i]));
            }
        }
        return blurred.toString();
    }

    private String anyCase(String text) {
        return random.nextInt(4) == 0 ? text.substring(0, 1) + text.substring(1).toUpperCase() : text;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
