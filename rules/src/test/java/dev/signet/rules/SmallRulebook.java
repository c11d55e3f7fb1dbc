package dev.signet.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A rulebook of one rule about signatures, into which tests write what they try. */
final class SmallRulebook {

    static final String FILE = "signature/short/Short.drl";
    static final String NAME = "SG-90 A name of this test is short.";
    static final String IMPORTS = """
            package signature

            import dev.signet.rules.Findings
            import dev.signet.rules.Policies
            import dev.signet.rules.Texts
            import dev.signet.rules.fact.SignatureApplication
            """;
    static final String GLOBALS = """

            global Findings findings
            global Policies policies

            """;
    static final String CONDITION = "SignatureApplication( $name : name, Texts.length(name) > 2 )";
    static final String CONSEQUENCE = "findings.refuse(\"SG-90\", \"太长\", \"too long\", $name);";

    final Map<String, String> files = new HashMap<>();
    private final RulebookLoader loader = new RulebookLoader(Set.of());

    SmallRulebook() {
        rule("", CONDITION, CONSEQUENCE);
        files.put("signature/short/cases.yaml", """
                fact: signature
                defaults: {applicant: enterprise, verifiedName: 甲, scenario: general, source: company}
                cases:
                  - {name: short, given: {name: 甲乙}, expect: pass}
                  - {name: long, given: {name: 甲乙丙}, expect: refuse}
                """);
    }

    /** @param beside what stands between imports and globals */
    SmallRulebook rule(String beside, String when, String then) {
        files.put(FILE, IMPORTS + beside + GLOBALS
                + "rule \"" + NAME + "\"\nwhen\n    " + when + "\nthen\n    " + then + "\nend\n");
        return this;
    }

    Rulebook load() throws RulebookRejected {
        return loader.load(PolicyFiles.of(files));
    }

    Rulebook load(RulebookProof proof) throws RulebookRejected {
        return loader.load(PolicyFiles.of(files), proof);
    }

    List<Problem> problems() {
        return rejected(this::load);
    }

    List<Problem> problems(RulebookProof proof) {
        return rejected(() -> load(proof));
    }

    private static List<Problem> rejected(ThrowingCallable loading) {
        RulebookRejected rejected = catchThrowableOfType(RulebookRejected.class, loading);
        assertThat(rejected).as("the rulebook should be rejected").isNotNull();
        return rejected.problems();
    }
}
