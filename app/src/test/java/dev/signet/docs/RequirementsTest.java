package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/**
 * Holds {@code app/docs/requirements.tsv} against the tests' tags, so that the list of what is shown cannot drift from
 * the tests that show it. Run with {@code -Dsignet.requirements.update=true} to rewrite the test column from the tags.
 */
class RequirementsTest {

    private static final Path LIST = Path.of("docs/requirements.tsv");
    private static final List<Path> TESTS = List.of(
            Path.of("../rules/src/test/java"), Path.of("../processes/src/test/java"), Path.of("src/test/java"));
    private static final Pattern ID = Pattern.compile("S\\d+(\\.\\d+)?-\\d+a?");

    @Test
    void everyRequirementIsShownByATaggedTestOrSaysWhyItIsOpen() throws IOException {
        SortedMap<String, Set<String>> tagged = TaggedTests.in(TESTS, ID);
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
        Map<String, List<Requirement>> chapters =
                requirements.stream().collect(groupingBy(Requirement::chapter, TreeMap::new, java.util.stream.Collectors.toList()));
        System.out.println("Requirements shown by tests, by chapter:");
        chapters.forEach((chapter, rows) -> System.out.printf(
                "  %-6s %3d of %3d%n", chapter, rows.stream().filter(Requirement::shown).count(), rows.size()));
        System.out.printf(
                "  all    %3d of %3d%n", requirements.stream().filter(Requirement::shown).count(), requirements.size());
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
                    .map(row -> row.with(tagged.getOrDefault(row.id(), Set.of())).line())
                    .collect(joining("\n", head + "\n", "\n"));
            Files.writeString(LIST, body, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
