package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.ApplicantKind;
import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureApplication;
import dev.signet.rules.fact.SignatureSource;
import dev.signet.rules.verdict.Finding;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules that no list of names can stop from taking all time and memory, in the process where they are tried first. */
class RulebookProofTest {

    private static final RulebookProof AMPLE = new RulebookProof(Duration.ofMinutes(5), 128 << 20);

    private final SmallRulebook rulebook = new SmallRulebook();

    private String refused(Rulebook loaded) {
        return loaded
                .judge(SignatureApplication.of(
                                ApplicantKind.ENTERPRISE, "甲", "甲乙丙", Scenario.GENERAL, SignatureSource.COMPANY)
                        .build())
                .findings()
                .stream()
                .map(Finding::normId)
                .collect(Collectors.joining());
    }

    private static String words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i).collect(Collectors.joining("\n"));
    }

    /** All pairs, all triples … of a thousand words. */
    private void fillTheMemory() {
        rulebook.files.put("lists/many.txt", words(1000));
        rulebook.rule("", """
                SignatureApplication( $name : name )
                    $a : String() from policies.words("many").words()
                    $b : String() from policies.words("many").words()
                    $c : String() from policies.words("many").words()
                    String( this == $a && this == $b && this == $c ) from policies.words("many").words()
                """, SmallRulebook.CONSEQUENCE);
    }

    @Test
    void judgesHereByWhatWasProvedThere() throws RulebookRejected {
        assertThat(refused(rulebook.load(AMPLE))).isEqualTo("SG-90");

        // Of the same rules nothing is compiled anew, of others everything.
        rulebook.files.put("lists/more.txt", "甲\n");
        assertThat(refused(rulebook.load(AMPLE))).isEqualTo("SG-90");
        rulebook.rule(
                "",
                "SignatureApplication( $name : name, Texts.length(name) > 2 && name != null )",
                SmallRulebook.CONSEQUENCE);
        assertThat(refused(rulebook.load(AMPLE))).isEqualTo("SG-90");
    }

    @Test
    void reportsWhatIsWrongAsIfItWereProvedHere() {
        rulebook.rule("", SmallRulebook.CONDITION, "System.exit(0);");

        assertThat(rulebook.problems(AMPLE)).isEqualTo(rulebook.problems());
    }

    @Test
    void namesTheRuleThatFillsTheMemoryAndGoesOnWithTheNext() throws RulebookRejected {
        fillTheMemory();

        assertThat(rulebook.problems(AMPLE)).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(SmallRulebook.FILE);
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.message())
                    .contains(
                            "rule \"" + SmallRulebook.NAME + "\" needs more memory than a proof may have",
                            "case \"short\"");
        });

        rulebook.rule("", SmallRulebook.CONDITION, SmallRulebook.CONSEQUENCE);
        assertThat(refused(rulebook.load(AMPLE))).isEqualTo("SG-90");
    }

    @Test
    void namesTheRuleThatDoesNotComeToAnEnd() {
        rulebook.files.put("lists/many.txt", words(50_000));
        rulebook.rule(
                "",
                SmallRulebook.CONDITION,
                "for (int i = 0; i < 900000; i++) { policies.words(\"many\").closing($name + i); }");

        assertThat(rulebook.problems(new RulebookProof(Duration.ofSeconds(25), 128 << 20)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo(SmallRulebook.FILE);
                    assertThat(problem.message())
                            .contains(
                                    "rule \"" + SmallRulebook.NAME + "\" had not come to an end after 25.0 s",
                                    "case \"long\"");
                });
    }

    @Test
    void saysWhyTheProcessCouldNotDoItsWork() {
        assertThat(rulebook.problems(new RulebookProof(Duration.ofMinutes(1), 1L << 50)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(
                                "the process that proves the rulebook ended before its end",
                                "save the file once more"));
        assertThatThrownBy(() -> new RulebookProof(Duration.ZERO, 1 << 30))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RulebookProof(Duration.ofSeconds(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
