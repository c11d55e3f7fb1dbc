package dev.signet.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleNamesTest {

    private final RuleNames names = RuleNames.ofProduct();

    @ParameterizedTest
    @CsvSource({
        "java.lang.String, length",
        "java.util.List, size",
        "java.util.List, toString",
        "dev.signet.rules.fact.SignatureApplication, name",
        "dev.signet.rules.fact.SignatureApplication, equals",
        "dev.signet.rules.fact.Scenario, VERIFICATION",
        "dev.signet.rules.fact.Scenario, name",
        "dev.signet.rules.verdict.Findings, refuse",
    })
    void allowsWhatIsListedOrInheritedFromWhatIsListed(String type, String member) {
        assertThat(names.allow(type, member)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.Runtime, getRuntime",
        "java.lang.Object, getClass",
        "java.lang.String, getClass",
        "java.lang.Object, wait",
        "dev.signet.rules.fact.SignatureApplication, getClass",
        "dev.signet.rules.fact.Scenario, getDeclaringClass",
        "java.lang.Class, forName",
        "java.lang.System, exit",
        "java.util.List, stream",
        "dev.signet.rules.verdict.Findings, clear",
        "dev.signet.rules.policy.Policies, withParameters",
        "dev.signet.rules.content.Terms, <init>",
        "dev.signet.rules.send.SendDesk, <init>",
        "dev.signet.rules.text.TextPattern, compile",
        "java.util.regex.Pattern, compile",
        "java.lang.String, matches",
        "java.lang.String, split",
        "no.such.Type, <init>",
    })
    void allowsNothingElse(String type, String member) {
        assertThat(names.allow(type, member)).isFalse();
    }

    @Test
    void listsTypesThatAreThere() throws Exception {
        try (var list = RuleNames.class.getResourceAsStream("rule-names.txt")) {
            assertThat(list).isNotNull();
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(":") && !line.startsWith("#"))
                    .map(line -> line.split(":")[0])
                    .forEach(type -> assertThat(type).satisfies(Class::forName));
        }
    }
}
