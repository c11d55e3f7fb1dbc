package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.NumberApplication;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Issue 10: a further kind of application costs a rulebook its fact and its folder, and nothing else. */
class FurtherKindTest {

    private static final String RULES = """
            package number

            import dev.signet.rules.verdict.Findings
            import dev.signet.rules.policy.Policies
            import dev.signet.rules.fact.NumberApplication

            global Findings findings
            global Policies policies

            rule "NU-90 The purpose of a number must be stated."
            when
                NumberApplication( purpose == "" )
            then
                findings.refuse("NU-90", "请填写用途。", "State the purpose.", null);
            end
            """;

    private static final String CASES = """
            fact: own-number
            defaults: {number: "1069"}
            cases:
              - {name: stated, given: {purpose: 客服}, expect: pass}
              - {name: nothing, expect: refuse}
            """;

    private static final String TABLE = """
            package autoapproval

            import dev.signet.rules.verdict.Findings
            import dev.signet.rules.policy.Policies
            import dev.signet.rules.fact.NumberApplication

            global Findings findings
            global Policies policies

            rule "AA-90 A number for customer service is approved."
            when
                NumberApplication( purpose == "客服" )
            then
                findings.approve("AA-90");
            end
            """;

    private static final String TABLE_CASES = """
            fact: own-number
            cases:
              - {name: service, given: {purpose: 客服}, expect: approve}
              - {name: other, given: {purpose: 回访}, expect: person}
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(
            "number/purpose/Purpose.drl", RULES,
            "number/purpose/cases.yaml", CASES,
            "auto-approval/service-number/ServiceNumber.drl", TABLE,
            "auto-approval/service-number/cases.yaml", TABLE_CASES,
            "review/rejection-reasons.csv", reasons("number")));

    private final RulebookLoader loader = new RulebookLoader(Set.of("number"));

    @Test
    void isLoadedAndJudgedByItsOwnNormsAndTheTable() throws Exception {
        Rulebook rulebook = loader.load(PolicyFiles.of(files));

        Verdict refused = rulebook.judge(new NumberApplication("1069", ""));
        assertThat(refused.findings()).extracting(Finding::normId).containsExactly("NU-90");
        assertThat(rulebook.judge(new NumberApplication("1069", "客服")).autoApproved())
                .isTrue();
        assertThat(rulebook.judge(new NumberApplication("1069", "回访")).autoApproved())
                .isFalse();
        assertThat(rulebook.rejectionReasons())
                .anySatisfy(reason -> assertThat(reason.applies()).isEqualTo("number"));
    }

    @Test
    void isProvedByAProcessOfItsOwn() throws Exception {
        Rulebook rulebook = loader.load(PolicyFiles.of(files), new RulebookProof(Duration.ofMinutes(1), 256 << 20));

        assertThat(rulebook.judge(new NumberApplication("1069", "")).findings()).hasSize(1);
    }

    @Test
    void failsWithACaseThatDoesNotHold() {
        files.put("number/purpose/cases.yaml", CASES.replace("expect: refuse", "expect: human"));

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("number/purpose/cases.yaml");
            assertThat(problem.line()).isEqualTo(5);
        });
    }

    @Test
    void hasReasonsOfItsOwnButNoneOfWhatNobodyAppliesFor() {
        files.put("review/rejection-reasons.csv", reasons("numbers"));

        assertThat(problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("applies cannot be \"numbers\"", "signature", "number");
    }

    private List<Problem> problems() {
        RulebookRejected rejected =
                catchThrowableOfType(RulebookRejected.class, () -> loader.load(PolicyFiles.of(files)));
        assertThat(rejected).as("the rulebook should be rejected").isNotNull();
        return rejected.problems();
    }

    /** Those of the product, and one of the kind with this name. */
    private static String reasons(String kind) {
        return PolicyFiles.shipped().text("review/rejection-reasons.csv") + "R-N01," + kind
                + ",用途不明,Unclear,请说明,Explain\n";
    }
}
