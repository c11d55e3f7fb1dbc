package dev.signet.rules.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rules.policy.Norm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every template norm of the catalogue has a rule that is proved from both sides, or a line that says why not. */
class TemplateCatalogueTest {

    private static final Pattern WITHOUT_RULE = Pattern.compile("(?m)^\\| (TP-\\d+) \\| \\S.*\\|$");

    private static Set<String> catalogue() {
        return Stream.of(
                        IntStream.rangeClosed(1, 24),
                        IntStream.rangeClosed(30, 33),
                        IntStream.rangeClosed(40, 46),
                        IntStream.rangeClosed(50, 53))
                .flatMap(range -> range.mapToObj("TP-%02d"::formatted))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ruled() {
        return ShippedRulebook.rulebook().norms().stream()
                .map(Norm::id)
                .filter(id -> id.startsWith("TP-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> explained() throws IOException {
        return WITHOUT_RULE
                .matcher(Files.readString(Path.of("policies/README.md"), UTF_8))
                .results()
                .map((MatchResult line) -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyNormHasARuleOrAReason() throws IOException {
        Set<String> accounted = new TreeSet<>(ruled());
        accounted.addAll(explained());

        assertThat(accounted).isEqualTo(catalogue());
        assertThat(explained()).doesNotContainAnyElementsOf(ruled());
    }

    @Test
    void everyRuleIsProvedFromBothSides() {
        Map<String, Set<Boolean>> shown = new TreeMap<>();
        for (NormCase normCase : ShippedRulebook.loaded().cases()) {
            normCase.norms()
                    .forEach(norm -> shown.computeIfAbsent(norm, n -> new TreeSet<>())
                            .add(normCase.expected().passes()));
        }

        assertThat(ruled())
                .allSatisfy(norm -> assertThat(shown.get(norm)).as(norm).containsExactly(false, true));
    }
}
