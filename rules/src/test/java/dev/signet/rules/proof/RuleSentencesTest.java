package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.policy.Norm;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What officers read as the name of a rule: the shipped ones in both languages, and true whatever the tables say. */
class RuleSentencesTest {

    /** Numbers that are names. */
    private static final String NAMES = "GSM-7|UCS-2|400|95";

    /** {@code 无建议 SR-14|FC-1：…}: these lines need no advice, and why. */
    private static final Pattern WITHOUT_ADVICE = Pattern.compile("无建议 (\\S+?)：\\S");

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

    /** Whoever is told what is wrong is told what to do; where there is nothing to tell the table's remark says why. */
    @Test
    void advisesInEverySentenceWhatToDo() {
        Policies policies = ShippedRulebook.rulebook().policies();

        assertThat(policies.names("table").stream().filter(name -> name.endsWith("-texts")))
                .hasSizeGreaterThan(4)
                .map(policies::table)
                .allSatisfy(table -> assertThat(table.rows())
                        .filteredOn(row -> !withoutAdvice(table.file()).contains(row.get("rule")))
                        .allSatisfy(row -> {
                            assertThat(row.get("advice_zh")).containsPattern("\\p{IsHan}").endsWith("。");
                            assertThat(row.get("advice_en")).containsPattern("[A-Za-z]").endsWith(".");
                        }));
    }

    private static Set<String> withoutAdvice(String file) {
        return PolicyFiles.shipped().text(file).lines()
                .filter(line -> line.startsWith("#"))
                .flatMap(remark -> WITHOUT_ADVICE.matcher(remark).results())
                .flatMap(found -> Stream.of(found.group(1).split("\\|")))
                .collect(Collectors.toSet());
    }
}
