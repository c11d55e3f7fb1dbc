package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** #13: what must be filled is marked so on every form of staff's, by the one mark. */
class RequiredMarksTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern REQUIRED = Pattern.compile("<(?:input|textarea|select)\\b[^>]*\\brequired\\b[^>]*>");
    private static final String MARK = "console/pieces :: need";
    /** A search of one field, and a choice of two. */
    private static final Set<String> OF_THEMSELVES = Set.of("blacklist/platform.html", "blacklist/near-misses.html");

    @Test
    void everyRequiredFieldHasItsMark() throws IOException {
        List<String> unmarked = new ArrayList<>();
        int looked = 0;
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                String name = TEMPLATES.relativize(file).toString();
                String page = Files.readString(file);
                if (!(page.contains("/staff") || name.contains("staff"))
                        || name.startsWith("console/")
                        || OF_THEMSELVES.contains(name)) {
                    continue;
                }
                for (MatchResult field : REQUIRED.matcher(page).results().toList()) {
                    looked++;
                    String label =
                            page.substring(Math.max(0, page.lastIndexOf("<label", field.start())), field.start());
                    if (!label.contains(MARK)) {
                        unmarked.add(name + ": " + field.group());
                    }
                }
            }
        }
        assertThat(looked).isGreaterThan(30);
        assertThat(unmarked).isEmpty();
    }
}
