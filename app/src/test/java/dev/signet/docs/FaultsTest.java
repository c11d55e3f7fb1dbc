package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds {@code app/docs/faults.tsv} against the tests: every fault once found in use names a test that is there. */
class FaultsTest {

    private static final Path LIST = Path.of("docs/faults.tsv");

    @Test
    void everyFaultNamesATestThatIsThere() throws IOException {
        Set<String> tests = TestSources.names();
        List<String> lines = Files.readAllLines(LIST, UTF_8);
        List<String> complaints = new ArrayList<>();

        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 3 || cells[0].isBlank() || cells[1].isBlank()) {
                complaints.add("kind, example, test expected in: " + line);
            } else if (!tests.containsAll(List.of(cells[2].split(" ")))) {
                complaints.add("no such test: " + cells[2]);
            }
        }

        assertThat(lines.get(0)).isEqualTo("kind\texample\ttest");
        assertThat(complaints).isEmpty();
    }
}
