package dev.signet.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.Rulebook;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No folder of the rulebook is without an example of what stands in it, be it a norm, a list, a table or a limit. */
public class FolderCasesTest {

    @Test
    void hasCasesInEveryFolder() {
        Set<String> paths = PolicyFiles.shipped().contents().keySet();
        Set<String> folders = paths.stream().map(RuleCatalogue::folder).collect(Collectors.toCollection(TreeSet::new));
        Set<String> shown = ShippedRulebook.loaded().cases().stream()
                .map(normCase -> RuleCatalogue.folder(normCase.file()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(folders).hasSizeGreaterThan(80);
        assertThat(shown).isEqualTo(folders);
    }

    /** #10: nobody reviews a line of four thousand characters. */
    @Test
    void hasNoCaseTooLongToRead() {
        PolicyFiles shipped = PolicyFiles.shipped();

        assertThat(shipped.contents().keySet())
                .filteredOn(path -> path.endsWith("cases.yaml"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(shipped.text(path).lines())
                        .as(path)
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(320)));
    }

    /** A case that named a price would have to be rewritten with every change of it. */
    @Test
    void takesAnotherPriceWithoutAnotherCase() throws RulebookRejected {
        Map<String, String> billing = new HashMap<>();
        PolicyFiles shipped = PolicyFiles.shipped();
        shipped.contents().keySet().stream()
                .filter(path -> path.startsWith("billing/"))
                .forEach(path -> billing.put(path, shipped.text(path).replaceAll("(?m)(,\\d+),0\\.\\d+,$", "$1,1.5,")));
        assertThat(billing.get("billing/prices.csv")).contains("VERIFICATION,,0,1.5", "INTERNATIONAL,65,0,1.5");

        Rulebook changed = new RulebookLoader(Set.of()).load(PolicyFiles.of(billing));

        assertThat(changed.policies().table("prices").rows())
                .allSatisfy(row -> assertThat(row.get("price")).isEqualTo("1.5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{list: uplink-opt-out, text: 收到}; words; listed; expected \"listed\", but got \"not listed\"; where that is meant, change this case with it",
                "{pattern: evidence.name, text: 执照}; pattern; whole; but got \"none\"",
                "{table: sending-texts, where: {rule: SR-01}, column: code}; line; isv.X; but got \"isv.OUT_OF_SERVICE\"",
                "{table: sending-texts, where: {rule: SR-99}, column: code}; line; isv.X; but got \"no line\"",
                "{table: sending-texts, where: {rule: SR-01}, column: codes}; line; isv.X; no column codes",
                "{parameter: bulk.by-hand.max, value: 1000}; limit; above; but got \"at\"",
                "{submitted: \"2026-11-24T10:00:00\", reviewClass: express}; deadline; never; standard",
            })
    void saysWhatAListOrTableAnswersInstead(String given, String fact, String expect, String problem) {
        PolicyFiles files = PolicyFiles.of(java.util.Map.of(
                "uplink/cases.yaml",
                "fact: " + fact + "\ncases:\n  - {name: x, given: " + given + ", expect: " + expect + "}\n"));
        List<Problem> problems = new java.util.ArrayList<>();
        NormCase asked = CaseReader.read(files, List.of(), problems).get(0);

        assertThat(problems).isEmpty();
        assertThat(asked.run(ShippedRulebook.rulebook()))
                .hasValueSatisfying(found -> assertThat(found.toString()).contains("uplink/cases.yaml:3", problem));
    }
}
