package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.policy.Norm;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.PolicyReader;
import dev.signet.rules.policy.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What officers read as the name of a rule: the shipped ones in both languages, and true whatever the tables say. */
class RuleSentencesTest {

    /** Numbers that are names. */
    private static final String NAMES = "GSM-7|UCS-2|400|95";

    /** Ids, a clock, codings and their lengths, the numbers of others and of examples: no table of ours says them. */
    private static final String NAMES_IN_SENTENCES =
            "UCS-2计算：70字一条，超出按67字分条|70 characters, then 67 a part|GSM-7|UCS-2|UTC\\+8"
                    + "|\\b[A-Z]{1,4}-[0-9]+|400|95|0571-88888888|jc0000|1069051095187|24 小时|24 hours|60秒|60 s|设为0|set to 0"
                    + "|\\[a-zA-Z0-9]";

    private static final Pattern WORDS = Pattern.compile(
            "(?:message|advice|shape|name|reason|suggestion|title)_(?:zh|en)|zh|en|meaning|note|name|scope|mode");
    private static final Pattern NUMBERS = Pattern.compile("limit|window|min|max|amount|value|price|from_units");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.:][0-9]+)?");

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

    /**
     * A sentence, a remark or a name of a line repeats none of the line's numbers: who changes the number would have to
     * find it there too. {@code {limit}} and the like take it from the line.
     */
    @Test
    void repeatsNoNumberOfALineInItsWords() {
        assertThat(lines().filter(row -> !numbers(row).isEmpty()))
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(words(row).flatMap(words -> numbers(words).stream()))
                        .as("%s", row.cells())
                        .doesNotContainAnyElementsOf(numbers(row)));
    }

    /** Nor does a sentence of a norm, whose numbers stand in another table. */
    @Test
    void fillsTheNumbersOfSentencesFromTables() {
        assertThat(texts().flatMap(table -> table.rows().stream()).flatMap(RuleSentencesTest::words))
                .hasSizeGreaterThan(500)
                .extracting(words -> words.replaceAll(NAMES_IN_SENTENCES, ""))
                .allSatisfy(words -> assertThat(words).doesNotContainPattern("[0-9]"));
    }

    private static Stream<Table> texts() {
        Policies policies = ShippedRulebook.rulebook().policies();
        return policies.names("table").stream()
                .filter(name -> name.endsWith("-texts"))
                .map(policies::table);
    }

    /** Of tables and of the files of parameters. */
    private static Stream<Table.Row> lines() {
        PolicyFiles files = PolicyFiles.shipped();
        Map<String, String> parameters = new HashMap<>();
        files.contents().keySet().stream()
                .filter(path -> path.endsWith("parameters.csv"))
                .forEach(path -> parameters.put(path.replaceAll("\\W", "-") + ".csv", files.text(path)));
        Policies ofParameters = new PolicyReader(PolicyFiles.of(parameters), new ArrayList<>()).read();
        Policies policies = ShippedRulebook.rulebook().policies();
        return Stream.of(policies, ofParameters)
                .flatMap(all -> all.names("table").stream().map(all::table))
                .flatMap(table -> table.rows().stream());
    }

    private static Stream<String> words(Table.Row row) {
        return row.cells().entrySet().stream()
                .filter(cell -> WORDS.matcher(cell.getKey()).matches())
                .map(cell -> cell.getValue().replaceAll("\\{[A-Za-z]+}", ""));
    }

    /** What the line counts or measures by. */
    private static Set<String> numbers(Table.Row row) {
        return row.cells().entrySet().stream()
                .filter(cell -> NUMBERS.matcher(cell.getKey()).matches())
                .flatMap(cell -> numbers(cell.getValue()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> numbers(String text) {
        return NUMBER.matcher(text.replaceAll(NAMES_IN_SENTENCES, ""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** Whoever is told what is wrong is told what to do; where there is nothing to tell the table's remark says why. */
    @Test
    void advisesInEverySentenceWhatToDo() {
        assertThat(texts())
                .hasSizeGreaterThan(4)
                .allSatisfy(table -> assertThat(table.rows())
                        .filteredOn(row -> !withoutAdvice(table.file()).contains(row.get("rule")))
                        .allSatisfy(row -> {
                            assertThat(row.get("advice_zh"))
                                    .containsPattern("\\p{IsHan}")
                                    .endsWith("。");
                            assertThat(row.get("advice_en"))
                                    .containsPattern("[A-Za-z]")
                                    .endsWith(".");
                        }));
    }

    private static Set<String> withoutAdvice(String file) {
        return PolicyFiles.shipped()
                .text(file)
                .lines()
                .filter(line -> line.startsWith("#"))
                .flatMap(remark -> WITHOUT_ADVICE.matcher(remark).results())
                .flatMap(found -> Stream.of(found.group(1).split("\\|")))
                .collect(Collectors.toSet());
    }
}
