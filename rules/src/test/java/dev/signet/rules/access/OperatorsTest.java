package dev.signet.rules.access;

import static dev.signet.rules.access.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator before a value that fits, one that does not, none, and several. */
class OperatorsTest {

    /** Operator, its values, what the request has (- is nothing), whether the condition holds. */
    private static final String TABLE = """
            StringEquals | "red" | red | true
            StringEquals | "red" | Red | false
            StringEquals | "red" | redder | false
            StringEquals | "red" | - | false
            StringEquals | ["red", "blue"] | blue | true
            StringEquals | ["red", "blue"] | green | false
            StringEquals | "r*" | red | false
            StringEquals | "r*" | r* | true
            StringEquals | 5 | 5 | true
            StringEquals | true | true | true
            StringNotEquals | "red" | red | false
            StringNotEquals | "red" | Red | true
            StringNotEquals | "red" | - | true
            StringNotEquals | ["red", "blue"] | blue | false
            StringNotEquals | ["red", "blue"] | green | true
            StringEqualsIgnoreCase | "red" | rED | true
            StringEqualsIgnoreCase | "red" | bed | false
            StringEqualsIgnoreCase | "kind" | \u212And | false
            StringEqualsIgnoreCase | "red" | - | false
            StringEqualsIgnoreCase | ["red", "BLUE"] | blue | true
            StringEqualsIgnoreCase | ["red", "BLUE"] | green | false
            StringNotEqualsIgnoreCase | "red" | RED | false
            StringNotEqualsIgnoreCase | "red" | bed | true
            StringNotEqualsIgnoreCase | "red" | - | true
            StringNotEqualsIgnoreCase | ["red", "BLUE"] | blue | false
            StringNotEqualsIgnoreCase | ["red", "BLUE"] | green | true
            StringLike | "r*d" | red | true
            StringLike | "r*d" | Red | false
            StringLike | "r?d" | reed | false
            StringLike | "r*d" | - | false
            StringLike | "*" | - | false
            StringLike | ["r*", "b??e"] | blue | true
            StringLike | ["r*", "b?e"] | blue | false
            StringNotLike | "r*d" | red | false
            StringNotLike | "r*d" | reds | true
            StringNotLike | "*" | - | true
            StringNotLike | ["r*", "b??e"] | blue | false
            StringNotLike | ["r*", "b?e"] | blue | true
            NumericEquals | "5" | 5.0 | true
            NumericEquals | 5 | 5 | true
            NumericEquals | "5" | 6 | false
            NumericEquals | "5" | five | false
            NumericEquals | "5" | - | false
            NumericEquals | ["4", "5"] | 5 | true
            NumericEquals | ["4", "6"] | 5 | false
            NumericNotEquals | "5" | 5.00 | false
            NumericNotEquals | "5" | 6 | true
            NumericNotEquals | "5" | five | true
            NumericNotEquals | "5" | - | true
            NumericNotEquals | ["4", "5"] | 5 | false
            NumericNotEquals | ["4", "6"] | 5 | true
            NumericLessThan | "5" | 4.999 | true
            NumericLessThan | "5" | 5 | false
            NumericLessThan | "-5" | -6 | true
            NumericLessThan | "5" | - | false
            NumericLessThan | ["1", "6"] | 5 | true
            NumericLessThan | ["1", "5"] | 5 | false
            NumericLessThanEquals | "5" | 5 | true
            NumericLessThanEquals | "5" | 5.001 | false
            NumericLessThanEquals | "5" | - | false
            NumericLessThanEquals | ["1", "5"] | 5 | true
            NumericLessThanEquals | ["1", "4"] | 5 | false
            NumericGreaterThan | "5" | 5.001 | true
            NumericGreaterThan | "5" | 5 | false
            NumericGreaterThan | "5" | 1e9 | false
            NumericGreaterThan | "5" | - | false
            NumericGreaterThan | ["9", "4"] | 5 | true
            NumericGreaterThan | ["9", "5"] | 5 | false
            NumericGreaterThanEquals | "5" | 5 | true
            NumericGreaterThanEquals | "5" | 4.999 | false
            NumericGreaterThanEquals | "5" | - | false
            NumericGreaterThanEquals | ["9", "5"] | 5 | true
            NumericGreaterThanEquals | ["9", "6"] | 5 | false
            DateEquals | "2026-10-01T12:00:00+08:00" | 2026-10-01T04:00:00Z | true
            DateEquals | "2026-10-01T12:00:00+08:00" | 2026-10-01T04:00:01Z | false
            DateEquals | "2026-10-01T12:00:00+08:00" | today | false
            DateEquals | "2026-10-01T12:00:00+08:00" | - | false
            DateEquals | ["2026-10-01T12:00:00Z", "2026-10-01T12:00:00+08:00"] | 2026-10-01T04:00:00Z | true
            DateEquals | ["2026-10-01T12:00:00Z", "2026-10-01T13:00:00Z"] | 2026-10-01T04:00:00Z | false
            DateNotEquals | "2026-10-01T12:00:00+08:00" | 2026-10-01T04:00:00Z | false
            DateNotEquals | "2026-10-01T12:00:00+08:00" | 2026-10-01T04:00:01Z | true
            DateNotEquals | "2026-10-01T12:00:00+08:00" | - | true
            DateNotEquals | ["2026-10-01T12:00:00Z", "2026-10-01T12:00:00+08:00"] | 2026-10-01T04:00:00Z | false
            DateNotEquals | ["2026-10-01T12:00:00Z", "2026-10-01T13:00:00Z"] | 2026-10-01T04:00:00Z | true
            DateLessThan | "2026-10-01T04:00:00Z" | 2026-10-01T03:59:59Z | true
            DateLessThan | "2026-10-01T04:00:00Z" | 2026-10-01T04:00:00Z | false
            DateLessThan | "2026-10-01T04:00:00Z" | - | false
            DateLessThan | ["2026-10-01T03:00:00Z", "2026-10-01T05:00:00Z"] | 2026-10-01T04:00:00Z | true
            DateLessThan | ["2026-10-01T03:00:00Z", "2026-10-01T04:00:00Z"] | 2026-10-01T04:00:00Z | false
            DateLessThanEquals | "2026-10-01T04:00:00Z" | 2026-10-01T04:00:00Z | true
            DateLessThanEquals | "2026-10-01T04:00:00Z" | 2026-10-01T04:00:01Z | false
            DateLessThanEquals | "2026-10-01T04:00:00Z" | - | false
            DateLessThanEquals | ["2026-10-01T03:00:00Z", "2026-10-01T04:00:00Z"] | 2026-10-01T04:00:00Z | true
            DateLessThanEquals | ["2026-10-01T02:00:00Z", "2026-10-01T03:00:00Z"] | 2026-10-01T04:00:00Z | false
            DateGreaterThan | "2026-10-01T04:00:00Z" | 2026-10-01T04:00:01Z | true
            DateGreaterThan | "2026-10-01T04:00:00Z" | 2026-10-01T04:00:00Z | false
            DateGreaterThan | "2026-10-01T04:00:00Z" | - | false
            DateGreaterThan | ["2026-10-01T05:00:00Z", "2026-10-01T03:00:00Z"] | 2026-10-01T04:00:00Z | true
            DateGreaterThan | ["2026-10-01T05:00:00Z", "2026-10-01T04:00:00Z"] | 2026-10-01T04:00:00Z | false
            DateGreaterThanEquals | "2026-10-01T04:00:00Z" | 2026-10-01T04:00:00Z | true
            DateGreaterThanEquals | "2026-10-01T04:00:00Z" | 2026-10-01T03:59:59Z | false
            DateGreaterThanEquals | "2026-10-01T04:00:00Z" | - | false
            DateGreaterThanEquals | ["2026-10-01T05:00:00Z", "2026-10-01T04:00:00Z"] | 2026-10-01T04:00:00Z | true
            DateGreaterThanEquals | ["2026-10-01T05:00:00Z", "2026-10-01T06:00:00Z"] | 2026-10-01T04:00:00Z | false
            Bool | "true" | true | true
            Bool | true | true | true
            Bool | "true" | false | false
            Bool | "true" | TRUE | false
            Bool | "false" | - | false
            Bool | ["true", "false"] | false | true
            Bool | ["true", "true"] | false | false
            """;

    @ParameterizedTest // #11
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "-", textBlock = TABLE)
    void compares(String operator, String values, @Nullable String got, boolean holds) {
        PolicyDocument policy = conditioned(operator, "acs:ResourceTag/x", values);
        RequestContext context = Requests.tagged(got == null ? Map.of() : Map.of("x", got));

        assertThat(holds(policy, context)).isEqualTo(holds);
    }

    /** Operator, its values, where the request comes from, whether the condition holds. */
    private static final String ADDRESSES = """
            IpAddress | "192.0.2.0/24" | 192.0.2.255 | true
            IpAddress | "192.0.2.0/24" | 192.0.3.0 | false
            IpAddress | "192.0.2.77/24" | 192.0.2.1 | true
            IpAddress | "192.0.2.1" | 192.0.2.1 | true
            IpAddress | "192.0.2.1" | 192.0.2.2 | false
            IpAddress | "192.0.2.0/31" | 192.0.2.1 | true
            IpAddress | "192.0.2.0/31" | 192.0.2.2 | false
            IpAddress | ["198.51.100.0/24", "192.0.2.0/24"] | 192.0.2.9 | true
            IpAddress | ["198.51.100.0/24", "192.0.2.0/24"] | 203.0.113.1 | false
            IpAddress | "192.0.2.0/24" | ::ffff:192.0.2.9 | true
            IpAddress | "192.0.2.0/24" | ::ffff:c000:0209 | true
            IpAddress | "::ffff:192.0.2.0/120" | 192.0.2.9 | true
            IpAddress | "::ffff:192.0.2.0/120" | 192.0.3.9 | false
            IpAddress | "0.0.0.0/0" | 203.0.113.1 | true
            IpAddress | "0.0.0.0/0" | 2001:db8::1 | false
            IpAddress | "::/0" | 2001:db8::1 | true
            IpAddress | "::/0" | 203.0.113.1 | false
            IpAddress | "2001:db8::/32" | 2001:db8:ffff::1 | true
            IpAddress | "2001:db8::/32" | 2001:db9::1 | false
            IpAddress | "2001:DB8:0:0:8000::/65" | 2001:db8::9000:0:0:1 | true
            IpAddress | "2001:db8:0:0:8000::/65" | 2001:db8::1 | false
            IpAddress | "2001:db8::/64" | 2001:db8:0:1::1 | false
            IpAddress | "2001:db8::1" | 2001:db8::1 | true
            IpAddress | "2001:db8::1" | 2001:db8::2 | false
            NotIpAddress | "192.0.2.0/24" | 192.0.2.255 | false
            NotIpAddress | "192.0.2.0/24" | 192.0.3.0 | true
            NotIpAddress | "192.0.2.0/24" | ::ffff:192.0.2.9 | false
            NotIpAddress | "192.0.2.0/24" | 2001:db8::1 | true
            NotIpAddress | ["198.51.100.0/24", "192.0.2.0/24"] | 192.0.2.9 | false
            NotIpAddress | ["198.51.100.0/24", "192.0.2.0/24"] | 203.0.113.1 | true
            """;

    @ParameterizedTest // #11
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = ADDRESSES)
    void comparesAddresses(String operator, String values, String source, boolean holds) {
        assertThat(holds(conditioned(operator, "acs:SourceIp", values), Requests.context(source)))
                .isEqualTo(holds);
    }

    @Test
    void isAskedForEveryOperator() {
        Set<String> asked = Stream.of(TABLE, ADDRESSES)
                .flatMap(String::lines)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());

        assertThat(Arrays.stream(Operator.values()).map(Operator::wire)).containsExactlyInAnyOrderElementsOf(asked);
    }

    /** The instant that a policy names belongs to one side alone, to the nanosecond. */
    @ParameterizedTest // #11
    @CsvSource({
        "DateLessThan, -1, true",
        "DateLessThan, 0, false",
        "DateLessThan, 1, false",
        "DateLessThanEquals, -1, true",
        "DateLessThanEquals, 0, true",
        "DateLessThanEquals, 1, false",
        "DateGreaterThan, -1, false",
        "DateGreaterThan, 0, false",
        "DateGreaterThan, 1, true",
        "DateGreaterThanEquals, -1, false",
        "DateGreaterThanEquals, 0, true",
        "DateGreaterThanEquals, 1, true",
        "DateEquals, -1, false",
        "DateEquals, 0, true",
        "DateNotEquals, 0, false",
        "DateNotEquals, 1, true",
    })
    void turnsAtTheInstant(String operator, int nanos, boolean holds) {
        PolicyDocument policy = conditioned(operator, "acs:CurrentTime", "\"2026-10-01T12:00:00+08:00\"");
        Instant at = NOON.plusNanos(nanos);

        assertThat(holds(
                        policy,
                        new RequestContext(
                                SourceAddress.of("192.0.2.7"), at, true, null, tag -> null, Requests.ALICE, null)))
                .isEqualTo(holds);
    }

    static Stream<Object[]> flags() {
        return Stream.of(
                new Object[] {"acs:MFAPresent", "true", null, false, false},
                new Object[] {"acs:MFAPresent", "false", null, false, false},
                new Object[] {"acs:MFAPresent", "true", true, false, true},
                new Object[] {"acs:MFAPresent", "false", false, true, true},
                new Object[] {"acs:MFAPresent", "true", false, true, false},
                new Object[] {"acs:SecureTransport", "true", null, true, true},
                new Object[] {"acs:SecureTransport", "true", true, false, false},
                new Object[] {"acs:SecureTransport", "false", true, false, true});
    }

    @ParameterizedTest // #11
    @MethodSource("flags")
    void asksWhetherItWasSecure(String key, String value, @Nullable Boolean mfa, boolean secure, boolean holds) {
        RequestContext context =
                new RequestContext(SourceAddress.of("192.0.2.7"), NOON, secure, mfa, tag -> null, Requests.ALICE, null);

        assertThat(holds(conditioned("Bool", key, "\"" + value + "\""), context))
                .isEqualTo(holds);
    }

    /** Keys are found in any case, tags in theirs. */
    @ParameterizedTest // #11
    @CsvSource({
        "acs:principalarn, acs:ram::1001:user/alice, true",
        "ram:servicename, log.dysms.aliyuncs.com, true",
        "acs:resourcetag/Team, sales, true",
        "acs:ResourceTag/team, sales, false",
    })
    void findsKeys(String key, String value, boolean holds) {
        RequestContext context = new RequestContext(
                SourceAddress.of("192.0.2.7"),
                NOON,
                true,
                null,
                Map.of("Team", "sales")::get,
                Requests.ALICE,
                "log.dysms.aliyuncs.com");

        assertThat(holds(conditioned("StringEquals", key, "\"" + value + "\""), context))
                .isEqualTo(holds);
    }

    /** All keys of an operator and all operators of a block. */
    @ParameterizedTest // #11
    @CsvSource({"sales, 5, true", "sales, 4, false", "legal, 5, false"})
    void holdsWhereAllHold(String team, String level, boolean holds) {
        PolicyDocument policy = Requests.policy(Requests.statement("Allow", "*", "*", """
                , "Condition": {"StringEquals": {"acs:ResourceTag/team": "sales", "acs:PrincipalARN": "%s"},
                "NumericGreaterThan": {"acs:ResourceTag/level": 4}}""".formatted(Requests.ALICE)));

        assertThat(holds(policy, Requests.tagged(Map.of("team", team, "level", level))))
                .isEqualTo(holds);
    }

    private static PolicyDocument conditioned(String operator, String key, String values) {
        return Requests.policy(Requests.statement(
                "Allow", "*", "*", ", \"Condition\": {\"%s\": {\"%s\": %s}}".formatted(operator, key, values)));
    }

    /** Both ways agree, and the long one names what failed. */
    private static boolean holds(PolicyDocument policy, RequestContext context) {
        AccessRequest request = new AccessRequest("dysms:SendSms", "acs:dysms:*:1001:*", context);
        Evaluation evaluation =
                Evaluation.of(List.of(new AttachedPolicy("p", PolicyType.CUSTOM, PolicyScope.ACCOUNT, policy)));
        boolean holds = evaluation.judge(request).allows();
        assertThat(evaluation.explain(request).statements().get(0).matches()).isEqualTo(holds);
        return holds;
    }
}
