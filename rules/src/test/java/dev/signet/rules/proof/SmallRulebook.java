package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A rulebook of one rule about signatures, into which tests write what they try. */
public final class SmallRulebook {

    public static final String FILE = "signature/short/Short.drl";
    public static final String NAME = "SG-90 A name of this test is short.";
    public static final String CONDITION = "SignatureApplication( $name : name, Texts.length(name) > 2 )";
    public static final String CONSEQUENCE = "findings.refuse(\"SG-90\", \"太长\", \"too long\", $name);";

    public final Map<String, String> files = new HashMap<>();
    private final RulebookLoader loader = new RulebookLoader(Set.of());

    public SmallRulebook() {
        rule("", CONDITION, CONSEQUENCE);
        files.put("signature/short/cases.yaml", """
                fact: signature
                defaults: {applicant: enterprise, verifiedName: 甲, scenario: general, source: company}
                cases:
                  - {name: short, given: {name: 甲乙}, expect: pass}
                  - {name: long, given: {name: 甲乙丙}, expect: refuse}
                """);
    }

    /** @param beside what stands above the rule */
    public SmallRulebook rule(String beside, String when, String then) {
        files.put(
                FILE,
                (beside.isEmpty() ? "" : beside + "\n") + "rule \"" + NAME + "\"\nwhen\n    " + when + "\nthen\n    "
                        + then + "\nend\n");
        return this;
    }

    public Rulebook load() throws RulebookRejected {
        return loader.load(PolicyFiles.of(files));
    }

    public Rulebook load(RulebookProof proof) throws RulebookRejected {
        return loader.load(PolicyFiles.of(files), proof);
    }

    public List<Problem> problems() {
        return rejected(this::load);
    }

    public List<Problem> problems(RulebookProof proof) {
        return rejected(() -> load(proof));
    }

    private static List<Problem> rejected(ThrowingCallable loading) {
        RulebookRejected rejected = catchThrowableOfType(RulebookRejected.class, loading);
        assertThat(rejected).as("the rulebook should be rejected").isNotNull();
        return rejected.problems();
    }
}
