package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.policy.Norm;
import org.junit.jupiter.api.Test;

/** What officers read as the name of a rule: the shipped ones in both languages, and true whatever the tables say. */
class RuleSentencesTest {

    /** Numbers that are names. */
    private static final String NAMES = "GSM-7|UCS-2|400|95";

    @Test
    void saysEveryNormInChineseAndEnglish() {
        assertThat(ShippedRulebook.rulebook().norms())
                .extracting(Norm::sentence)
                .allSatisfy(
                        sentence -> assertThat(sentence).matches("[^|]*\\p{IsHan}[^|]* \\| [A-Z][^|\\p{IsHan}]*[.]"))
                .doesNotHaveDuplicates();
    }

    @Test
    void saysNoNumberThatATableCanChange() {
        assertThat(ShippedRulebook.rulebook().norms())
                .extracting(norm -> norm.sentence().replaceAll(NAMES, ""))
                .allSatisfy(sentence -> assertThat(sentence).doesNotContainPattern("[0-9]"));
    }
}
