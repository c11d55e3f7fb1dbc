package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.NumberApplication;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.review.SecondOpinions;
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
                findings.refuse("NU-90");
            end

            rule "NU-91 Where a number is for calls two people should agree."
            when
                NumberApplication( $purpose : purpose, purpose == "外呼" )
            then
                findings.human("NU-91", "part", $purpose, "purpose", $purpose);
            end
            """;

    private static final String TEXTS = """
            rule,message_zh,message_en,advice_zh,advice_en
            NU-90,请填写用途。,State the purpose.,,
            NU-91,用途为“{purpose}”，须两人同意。,Two must agree to {purpose}.,,
            """;

    private static final String CASES = """
            fact: own-number
            defaults: {number: "1069"}
            cases:
              - {name: stated, given: {purpose: 客服}, expect: pass}
              - {name: nothing, norm: NU-90, expect: refuse}
              - {name: calls, norm: NU-91, given: {purpose: 外呼}, expect: human}
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
            "number/number-texts.csv", TEXTS,
            "auto-approval/service-number/ServiceNumber.drl", TABLE,
            "auto-approval/service-number/cases.yaml", TABLE_CASES,
            "api-codes.csv", codes("OperationDenied.Number"),
            "review/second-opinions.csv", shippedWith("review/second-opinions.csv", "NU-91,yes,外呼"),
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
        assertThat(refused.findings()).extracting(Finding::messageZh).containsExactly("请填写用途。");
        assertThat(rulebook.apiCodes().of(refused.findings().get(0)).classic()).isEqualTo("OperationDenied.Number");
        assertThat(rulebook.rejectionReasons())
                .anySatisfy(reason -> assertThat(reason.applies()).isEqualTo("number"));
    }

    @Test
    void asksForASecondOpinionByItsOwnNorm() throws Exception {
        Rulebook rulebook = loader.load(PolicyFiles.of(files));
        SecondOpinions opinions = SecondOpinions.of(rulebook.policies());

        List<Finding> calls =
                rulebook.judge(new NumberApplication("1069", "外呼")).findings();
        assertThat(calls).extracting(Finding::messageEn).containsExactly("Two must agree to 外呼.");
        assertThat(opinions.askedFor(calls)).isTrue();
        assertThat(opinions.askedFor(
                        rulebook.judge(new NumberApplication("1069", "客服")).findings()))
                .isFalse();
    }

    @Test
    void isHeldToItsTextsAndCodesAsEveryKindIs() {
        files.put("number/number-texts.csv", TEXTS.replace("“{purpose}”", "“{use}”"));
        files.put("api-codes.csv", codes("OperationDenied.Numbers"));

        assertThat(problems())
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("number/number-texts.csv");
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.message()).contains("nothing is filled in for {use}", "{purpose}");
                })
                .anySatisfy(problem -> {
                    assertThat(problem.file()).isEqualTo("api-codes.csv");
                    assertThat(problem.message())
                            .contains("classic cannot be \"OperationDenied.Numbers\"", "OperationDenied.Number");
                });
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
        return shippedWith("review/rejection-reasons.csv", "R-N01," + kind + ",用途不明,Unclear,请说明,Explain");
    }

    /** @param classic with which clients of the classic actions are told of NU-90 */
    private static String codes(String classic) {
        return """
                norm,part,classic,newer,newer_status
                *,,isv.INVALID_PARAMETERS,InvalidParameter,400
                NU-90,,%s,OperationDenied.Number,409
                """.formatted(classic);
    }

    private static String shippedWith(String file, String line) {
        return PolicyFiles.shipped().text(file) + line + "\n";
    }
}
