package dev.signet.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Regular expressions of a rulebook, made of lists and of one another. */
class ExpressionsTest {

    /** What an officer reads in one line; beyond that words belong into lists and parts get names. */
    private static final int LONGEST = 120;

    private final List<Problem> problems = new ArrayList<>();

    private Policies read(String patterns, String... files) {
        Map<String, String> texts = new HashMap<>(Map.of("a/patterns.csv", "name,pattern,meaning\n" + patterns));
        for (int i = 0; i < files.length; i += 2) {
            texts.put(files[i], files[i + 1]);
        }
        return new PolicyReader(PolicyFiles.of(texts), problems).read();
    }

    @Test
    void readsWordsFromListsAndPartsFromPatterns() {
        Policies policies = read("""
                whole,{{verbs}}{{part}}+(?!{{not}}),
                part,"x|y{1,2}",
                """, "a/verbs.txt", "加\n添加\na.c\n", "b/not.txt", "号 # 例外\n");

        assertThat(problems).isEmpty();
        assertThat(policies.pattern("whole").matches("添加xyyx")).isTrue();
        assertThat(policies.pattern("whole").first("请添加x")).isEqualTo("添加x");
        assertThat(policies.pattern("whole").matches("a.cx")).isTrue();
        assertThat(policies.pattern("whole").matches("abcx")).isFalse();
        assertThat(policies.pattern("whole").occursIn("加x号")).isFalse();
        assertThat(policies.writtenOut("{{part}}{{verbs}}?")).isEqualTo("(?:x|y{1,2})(?:(?i)a\\.c|添加|加)?");
    }

    @Test
    void readsWordsAsListsDoWhateverTheirCaseAndTheirBlanks() {
        Policies policies = read("whole,x{{words}}9,\n", "a/words.txt", "ONLY\nMini Program\n小 程序\n");

        assertThat(problems).isEmpty();
        assertThat(List.of("xonly9", "xOnly9", "xmini program9", "xMINIPROGRAM9", "x小程序9", "x小  程序9"))
                .allMatch(policies.pattern("whole")::matches);
        assertThat(policies.pattern("whole").matches("XONLY9")).isFalse();
    }

    @Test
    void readsAListWithoutAWordAsNothing() {
        Policies policies = read("whole,加{{none}}?x|{{none}},\n", "a/none.txt", "# 没有\n");

        assertThat(problems).isEmpty();
        assertThat(policies.pattern("whole").matches("加x")).isTrue();
        assertThat(policies.pattern("whole").occursIn("加")).isFalse();
    }

    @Test
    void saysWhatCannotBeWrittenOut() {
        read("""
                first,加{{verb}},
                circle,加{{round}},
                round,x{{circle}},
                """, "a/verbs.txt", "加\n");

        assertThat(problems)
                .extracting(Problem::toString)
                .allSatisfy(problem -> assertThat(problem).contains("is no regular expression that can be used"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("a/patterns.csv:2", "no word list and no pattern named verb", "character 1"))
                .anySatisfy(problem -> assertThat(problem).contains("a/patterns.csv:3", "circle is made of itself"))
                .hasSize(3);
    }

    /** Ten lines that name the next twice each would be a thousand times as long. */
    @Test
    void refusesWhatWouldGrowBeyondBounds() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("p%d,{{p%d}}{{p%d}},\n".formatted(i, i + 1, i + 1));
        }
        read(lines + "p40,x,\n");

        assertThat(problems)
                .anySatisfy(problem ->
                        assertThat(problem.message()).contains("written out it has more than 2000 characters"))
                .anySatisfy(problem -> assertThat(problem.message()).contains("are at most 10 deep"));
    }

    @Test
    void asksForTheListsThatExpressionsName() {
        PolicyFiles files = PolicyFiles.of(Map.of(
                "a/patterns.csv", "name,pattern\nterms.noise,x{{verbs}}\n", "a/verbs.txt", "加\n", "a/verb.txt", "加\n"));

        assertThat(RuleCatalogue.unasked(files, new PolicyReader(files, problems).read()))
                .extracting(Problem::message)
                .containsExactly("nothing asks for the word list verb, so that it changes nothing");
    }

    @Test
    void shipsNoExpressionThatIsTooLongToRead() {
        Policies shipped = new PolicyReader(PolicyFiles.shipped(), problems).read();
        Stream<Table.Row> ofTables = shipped.names("table").stream()
                .map(shipped::table)
                .filter(table -> table.columns().contains("pattern"))
                .flatMap(table -> table.rows().stream());
        Stream<Table.Row> ofPatterns = PolicyFiles.shipped().contents().keySet().stream()
                .filter(path -> path.endsWith(PolicyReader.PATTERNS))
                .flatMap(path -> Csv.read(path, PolicyFiles.shipped().text(path), problems).rows().stream());

        assertThat(Stream.concat(ofTables, ofPatterns).map(row -> row.get("pattern")))
                .hasSizeGreaterThan(70)
                .allSatisfy(expression -> assertThat(expression).hasSizeLessThanOrEqualTo(LONGEST));
    }
}
