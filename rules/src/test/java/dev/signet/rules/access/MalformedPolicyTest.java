package dev.signet.rules.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** #11: what the language has not is refused where it stands. */
class MalformedPolicyTest {

    /** A line each: the sentence's key, {@code t} for a trust policy, the document with ¶ before what is wrong; ⏎ is a line's end. */
    private static final String TABLE = """
            end | ¶
            end | {¶
            end | {"Version": "1"¶
            end | {"Version": "1", "Statement": [{"Effect": "Allow"¶
            end | {"Version": "1", "Statement": [¶
            end | {"Version": "1", "Statement": [@]¶
            end | {"Version": "1¶
            json | ¶alert(1)
            json | {¶'Version': "1"}
            json | {"Version": "1",⏎ ¶// says all⏎ "Statement": []}
            json | {"Version": "1", ¶}
            json | {"Version": ¶01}
            json | {"Version": ¶NaN}
            json | {"Version": "a\\¶x"}
            trailing | {"Version": "1", "Statement": [@]} ¶{"Version": "1"}
            trailing | {"Version": "1", "Statement": [@]}⏎ ¶"and more"
            json | {"Version": "1", "Statement": [@]} ¶}
            json | {"Version": "1", "Statement": [@], ¶{"Action": "*"}}
            object | ¶[]
            object | ¶"Allow"
            object | {"Version": "1", "Statement": [¶"all"]}
            object | {"Version": "1", "Statement": [@, ¶[@]]}
            list | {"Version": "1", "Statement": ¶@}
            list | {"Version": "1", "Statement": ¶null}
            text | {"Version": ¶1}
            text | {"Version": ¶["1"]}
            text | {"Version": "1", "Statement": [{"Effect": ¶["Allow"]}]}
            twice | {"Version": "1",⏎  ¶"Version": "1"}
            twice | {"Version": "1", "Statement": [{"Effect": "Allow", ¶"Effect": "Deny"}]}
            twice | {"Version": "1", "Statement": [{"Condition": {"Bool": {"acs:MFAPresent": "true", ¶"acs:MFAPresent": "false"}}}]}
            twice | {"Version": "1", "Statement": [{"Condition": {"Bool": {"acs:MFAPresent": "true"},⏎¶"Bool": {"acs:MFAPresent": "false"}}}]}
            element | {"Version": "1", ¶"Id": "x"}
            element | {¶"version": "1"}
            element | {"Version": "1", "Statement": [{⏎    "Effect": "Allow",⏎    ¶"NotResource": "*"⏎}]}
            element | {"Version": "1", "Statement": [{¶"NotPrincipal": "*"}]}
            element | {"Version": "1", "Statement": [{¶"Sid": "1"}]}
            element | {"Version": "1", "Statement": [{¶"effect": "Allow"}]}
            element | t {"Version": "1", "Statement": [{¶"NotPrincipal": {}}]}
            missing | ¶{}
            missing | ¶{"Version": "1"}
            missing | ¶{"Statement": [@]}
            missing | {"Version": "1", "Statement": [@, ¶{"Action": "*", "Resource": "*"}]}
            missing | {"Version": "1", "Statement": [¶{"Effect": "Allow", "Action": "*"}]}
            missing | t {"Version": "1", "Statement": [¶{"Effect": "Allow", "Action": "sts:AssumeRole"}]}
            empty | {"Version": "1", "Statement": ¶[]}
            empty | {"Version": "1", "Statement": [{"Action": ¶[]}]}
            empty | {"Version": "1", "Statement": [{"Resource":⏎¶[]}]}
            empty | {"Version": "1", "Statement": [{"Condition": ¶{}}]}
            empty | {"Version": "1", "Statement": [{"Condition": {"IpAddress": ¶{}}}]}
            empty | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶[]}}}]}
            empty | t {"Version": "1", "Statement": [{"Principal": ¶{}}]}
            empty | t {"Version": "1", "Statement": [{"Principal": {"RAM": ¶[]}}]}
            version | {"Version": ¶"2012-10-17"}
            effect | {"Version": "1", "Statement": [{"Effect": ¶"allow"}]}
            effect | {"Version": "1", "Statement": [{"Effect": ¶"Permit"}]}
            both-actions | {"Version": "1", "Statement": [¶{"Effect": "Allow", "Action": "*", "NotAction": "ram:*", "Resource": "*"}]}
            no-action | {"Version": "1", "Statement": [¶{"Effect": "Allow", "Resource": "*"}]}
            texts | {"Version": "1", "Statement": [{"Action": ¶5}]}
            texts | {"Version": "1", "Statement": [{"Action": ["*", ¶null]}]}
            texts | {"Version": "1", "Statement": [{"Action": [¶["*"]]}]}
            texts | {"Version": "1", "Statement": [{"Resource": ¶{"a": "*"}}]}
            action | {"Version": "1", "Statement": [{"Action": ¶"SendSms"}]}
            action | {"Version": "1", "Statement": [{"Action": ["dysms:SendSms",⏎ ¶"dysms:Send Sms"]}]}
            action | {"Version": "1", "Statement": [{"Action": ¶""}]}
            action | {"Version": "1", "Statement": [{"Action": ¶"dysms:"}]}
            action | {"Version": "1", "Statement": [{"Action": ¶"dysms:Sеnd*"}]}
            action | {"Version": "1", "Statement": [{"NotAction": ¶"dysms:SendSm\u017f"}]}
            resource | {"Version": "1", "Statement": [{"Resource": ¶"sign/Foo"}]}
            resource | {"Version": "1", "Statement": [{"Resource": ¶"acs:dysms:*"}]}
            resource | {"Version": "1", "Statement": [{"Resource": ¶"acs:dysms:*:1001:"}]}
            resource | {"Version": "1", "Statement": [{"Resource": ¶"arn:aws:sns:*:1001:x"}]}
            resource | {"Version": "1", "Statement": [{"Resource": ¶"acs:Dysms:*:*:*"}]}
            resource | {"Version": "1", "Statement": [{"Resource": ["*", ¶""]}]}
            values | {"Version": "1", "Statement": [{"Condition": {"Bool": {"acs:MFAPresent": ¶null}}}]}
            values | {"Version": "1", "Statement": [{"Condition": {"Bool": {"acs:MFAPresent": [¶[true]]}}}]}
            values | {"Version": "1", "Statement": [{"Condition": {"Bool": {"acs:MFAPresent": ¶{}}}}]}
            object | {"Version": "1", "Statement": [{"Condition": ¶"Bool"}]}
            object | {"Version": "1", "Statement": [{"Condition": {"Bool": ¶true}}]}
            operator | {"Version": "1", "Statement": [{"Condition": {¶"bool": {}}}]}
            operator | {"Version": "1", "Statement": [{"Condition": {¶"ArnLike": {}}}]}
            operator | {"Version": "1", "Statement": [{"Condition": {¶"Null": {}}}]}
            operator-if-exists | {"Version": "1", "Statement": [{"Condition": {¶"BoolIfExists": {}}}]}
            operator-sets | {"Version": "1", "Statement": [{"Condition": {¶"ForAllValues:StringEquals": {}}}]}
            operator-sets | {"Version": "1", "Statement": [{"Condition": {¶"ForAnyValue:StringLike": {}}}]}
            key | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {¶"acs:SourceIP4": "192.0.2.1"}}}]}
            key | {"Version": "1", "Statement": [{"Condition": {"StringEquals": {¶"aws:username": "a"}}}]}
            key | {"Version": "1", "Statement": [{"Condition": {"StringEquals": {¶"acs:ResourceTag/": "a"}}}]}
            key-operator | {"Version": "1", "Statement": [{"Condition": {"StringLike": {¶"acs:SourceIp": "192.*"}}}]}
            key-operator | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {¶"acs:ResourceTag/x": "192.0.2.1"}}}]}
            key-operator | {"Version": "1", "Statement": [{"Condition": {"Bool": {¶"acs:CurrentTime": "true"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ["192.0.2.1", ¶"192.0.2.0/33"]}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"192.0.2"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"192.0.2.256"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"192.0.2.010"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"192.0.2.0/-1"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"192.0.2.0/+8"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"192.0.2.0/"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"2001:db8::/129"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"::ffff:192.0.2.0/24"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"2001:db8::1::2"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"fe80::1%eth0"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶"localhost"}}}]}
            address | {"Version": "1", "Statement": [{"Condition": {"IpAddress": {"acs:SourceIp": ¶true}}}]}
            numeric | {"Version": "1", "Statement": [{"Condition": {"NumericEquals": {"acs:ResourceTag/x": ¶"five"}}}]}
            numeric | {"Version": "1", "Statement": [{"Condition": {"NumericEquals": {"acs:ResourceTag/x": ¶1e9}}}]}
            numeric | {"Version": "1", "Statement": [{"Condition": {"NumericEquals": {"acs:ResourceTag/x": ¶"٥"}}}]}
            numeric | {"Version": "1", "Statement": [{"Condition": {"NumericEquals": {"acs:ResourceTag/x": [5, ¶""]}}}]}
            date | {"Version": "1", "Statement": [{"Condition": {"DateLessThan": {"acs:CurrentTime": ¶"2026-10-01"}}}]}
            date | {"Version": "1", "Statement": [{"Condition": {"DateLessThan": {"acs:CurrentTime": ¶"2026-10-01T08:00:00"}}}]}
            date | {"Version": "1", "Statement": [{"Condition": {"DateLessThan": {"acs:CurrentTime": ¶"2026-02-30T08:00:00Z"}}}]}
            date | {"Version": "1", "Statement": [{"Condition": {"DateLessThan": {"acs:CurrentTime": ¶1759276800}}}]}
            bool | {"Version": "1", "Statement": [{"Condition": {"Bool": {"acs:MFAPresent": ¶"yes"}}}]}
            bool | {"Version": "1", "Statement": [{"Condition": {"Bool": {"acs:MFAPresent": [true, ¶"True"]}}}]}
            variable | {"Version": "1", "Statement": [{"Resource": ¶"acs:dysms:*:*:sign/${acs:PrincipalARN}"}]}
            variable | {"Version": "1", "Statement": [{"Condition": {"StringEquals": {"acs:ResourceTag/x": ¶"${x}"}}}]}
            unseen | {"Version": "1", "Statement": [{"Resource": ¶"acs:dysms:*:*:sign/Fo\\u200bo"}]}
            unseen | {"Version": "1", "Statement": [{"Resource": ¶"acs:dysms:*:*:sign/\\ud83d"}]}
            unseen | {"Version": "1", "Statement": [{"Condition": {"StringEquals": {"acs:ResourceTag/x": ["a", ¶"b\\u00a0"]}}}]}
            principal | {"Version": "1", "Statement": [{¶"Principal": {"RAM": "acs:ram::1001:root"}}]}
            trust-resource | t {"Version": "1", "Statement": [{¶"Resource": "*"}]}
            trust-action | t {"Version": "1", "Statement": [{"Action": ¶"sts:*"}]}
            trust-action | t {"Version": "1", "Statement": [{"Action": ["sts:AssumeRole", ¶"dysms:SendSms"]}]}
            trust-action | t {"Version": "1", "Statement": [{¶"NotAction": "dysms:*"}]}
            object | t {"Version": "1", "Statement": [{"Principal": ¶"*"}]}
            principal-kind | t {"Version": "1", "Statement": [{"Principal": {¶"Federated": "acs:ram::1001:saml-provider/x"}}]}
            principal-ram | t {"Version": "1", "Statement": [{"Principal": {"RAM": ["acs:ram::1001:root", ¶"acs:ram::*:root"]}}]}
            principal-ram | t {"Version": "1", "Statement": [{"Principal": {"RAM": ¶"acs:ram::1001:user/*"}}]}
            principal-ram | t {"Version": "1", "Statement": [{"Principal": {"RAM": ¶"acs:ram::1001:group/a"}}]}
            principal-service | t {"Version": "1", "Statement": [{"Principal": {"Service": ¶"*"}}]}
            """;

    private static final String WHOLE = "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}";

    static Stream<Object[]> table() {
        return TABLE.lines().map(line -> {
            String[] cells = line.split(" \\| ", 2);
            boolean trust = cells[1].startsWith("t ");
            String marked = (trust ? cells[1].substring(2) : cells[1])
                    .replace("⏎", "\n")
                    .replace("@", WHOLE);
            return new Object[] {cells[0], trust, marked};
        });
    }

    @ParameterizedTest
    @MethodSource("table")
    void isRefusedWhereItStands(String key, boolean trust, String marked) {
        String before = marked.substring(0, marked.indexOf('¶'));
        String document = marked.replace("¶", "");

        MalformedPolicy refused = catchThrowableOfType(MalformedPolicy.class, () -> {
            if (trust) {
                PolicyDocument.parseTrust(document);
            } else {
                PolicyDocument.parse(document);
            }
        });

        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.key() + " at " + refused.line() + ":" + refused.column())
                .as(refused.getMessage())
                .isEqualTo(key + " at "
                        + (1 + before.chars().filter(c -> c == '\n').count()) + ":"
                        + (before.length() - before.lastIndexOf('\n')));
        assertThat(refused.zh()).containsPattern("\\p{IsHan}").doesNotContain("{0}", "{1}");
        assertThat(refused.en()).doesNotContain("{0}", "{1}").doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void isRefusedByItsLengthAndItsMark() {
        String document = "{\"Version\": \"1\", \"Statement\": [" + WHOLE + "]}";
        int length = document.length();

        assertThat(catchThrowableOfType(MalformedPolicy.class, () -> PolicyDocument.parse("\uFEFF" + document)))
                .extracting(MalformedPolicy::key)
                .isEqualTo("mark");
        assertThat(catchThrowableOfType(MalformedPolicy.class, () -> PolicyDocument.parse(document, length - 1)))
                .hasMessage("1:1: The document has " + length + " characters, and may have " + (length - 1)
                        + " at most. Make several policies of it, or put actions together by wildcards.");
        PolicyDocument.parse(document, length);
        assertThat(catchThrowableOfType(MalformedPolicy.class, () -> PolicyDocument.parseTrust(document, 3))
                        .key())
                .isEqualTo("size");
    }

    /** Names what stands there, and what would be right; long values are cut, unseen characters written out. */
    @Test
    void saysWhatWouldBeRight() {
        assertThat(refusal("\"Resource\": \"sign/" + "x".repeat(100) + "\""))
                .hasMessage("1:45: \"sign/" + "x".repeat(59)
                        + "…\" is no resource. Write acs:service:region:account:resource, as in"
                        + " acs:dysms:*:*:sign/Yunfan, or * for all.");
        assertThat(refusal("\"Resource\": \"acs:dysms:*:*:sign/a\\u200bb\"").zh())
                .startsWith("“acs:dysms:*:*:sign/a[U+200B@21]b”中有看不见的字符");
        assertThat(refusal("\"Condition\": {\"StringLike\": {\"acs:SourceIp\": \"*\"}}")
                        .en())
                .isEqualTo("The key acs:SourceIp is not compared by StringLike. There are IpAddress, NotIpAddress.");
        assertThat(refusal("\"Condition\": {\"IpAddress\": {\"acs:IP\": \"*\"}}")
                        .en())
                .endsWith("acs:SourceIp, acs:CurrentTime, acs:SecureTransport, acs:MFAPresent, acs:PrincipalARN,"
                        + " ram:ServiceName, acs:ResourceTag/….");
    }

    private static MalformedPolicy refusal(String element) {
        String document = "{\"Version\": \"1\", \"Statement\": [{" + element + "}]}";
        return catchThrowableOfType(MalformedPolicy.class, () -> PolicyDocument.parse(document));
    }

    /** Nothing that somebody writes ends in another failure than this one. */
    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{\"a\":", "{\"Version\":", "{\"Statement\":[", "{\"Statement\":[{\"Condition\":{\"Bool\":"
            })
    void isRefusedHoweverDeep(String opening) {
        assertThat(catchThrowableOfType(MalformedPolicy.class, () -> PolicyDocument.parse(opening.repeat(100_000))))
                .isNotNull();
    }

    @Test
    void hasEachSentenceInBothLanguagesAndSomebodyToSayIt() {
        Map<Boolean, TreeSet<String>> keys = Stream.of(true, false)
                .collect(Collectors.toMap(
                        english -> english,
                        english -> new TreeSet<>(Collections.list(ResourceBundle.getBundle(
                                        "dev.signet.rules.access.malformed",
                                        english ? Locale.ENGLISH : Locale.ROOT,
                                        ResourceBundle.Control.getNoFallbackControl(
                                                ResourceBundle.Control.FORMAT_PROPERTIES))
                                .getKeys()))));
        TreeSet<String> said = TABLE.lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
        said.addAll(Arrays.asList("size", "mark"));

        assertThat(keys.get(true)).isEqualTo(keys.get(false)).isEqualTo(said);
    }
}
