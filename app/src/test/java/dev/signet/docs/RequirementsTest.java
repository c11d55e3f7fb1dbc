package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.docs.Requirement.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code app/docs/requirements.tsv} against the tests' tags, so that the list of what is shown cannot drift from
 * the tests that show it. Run with {@code -Dsignet.requirements.update=true} to rewrite the test column from the tags.
 */
class RequirementsTest {

    private static final Path LIST = Path.of("docs/requirements.tsv");
    private static final Pattern ID = Pattern.compile("S\\d+(\\.\\d+)?-\\d+a?");

    @Test
    void everyRequirementIsShownByATaggedTestOrSaysWhatIsMissing() throws IOException {
        SortedMap<String, Set<String>> tagged = TestSources.tagged(ID);
        if (Boolean.getBoolean("signet.requirements.update")) {
            rewrite(tagged);
        }
        List<Requirement> requirements = read();

        printByChapter(requirements);

        assertThat(complaints(requirements, tagged)).isEmpty();
    }

    private static List<String> complaints(List<Requirement> requirements, Map<String, Set<String>> tagged) {
        List<String> complaints = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (Requirement requirement : requirements) {
            known.add(requirement.id());
            Set<String> tests = tagged.getOrDefault(requirement.id(), Set.of());
            requirement.complaint(tests).ifPresent(complaints::add);
        }
        tagged.keySet().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> complaints.add(id + " is a tag of " + tagged.get(id) + " but no requirement"));
        return complaints;
    }

    private static void printByChapter(List<Requirement> requirements) {
        System.out.println("Requirements by chapter: shown, in part, open, nothing to show");
        requirements.stream()
                .collect(groupingBy(Requirement::chapter, TreeMap::new, toList()))
                .forEach(RequirementsTest::print);
        print("all", requirements);
    }

    private static void print(String chapter, List<Requirement> requirements) {
        Map<State, Long> counts = requirements.stream().collect(groupingBy(Requirement::state, counting()));
        System.out.println(Stream.of(State.values())
                .map(state -> "%5d".formatted(counts.getOrDefault(state, 0L)))
                .collect(joining("", "  %-6s".formatted(chapter), " of %4d".formatted(requirements.size()))));
    }

    private static List<Requirement> read() throws IOException {
        return Files.readAllLines(LIST, UTF_8).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(Requirement::parse)
                .toList();
    }

    private static void rewrite(Map<String, Set<String>> tagged) {
        try {
            String head = Files.readAllLines(LIST, UTF_8).get(0);
            String body = read().stream()
                    .map(row ->
                            row.with(tagged.getOrDefault(row.id(), Set.of())).line())
                    .collect(joining("\n", head + "\n", "\n"));
            Files.writeString(LIST, body, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
