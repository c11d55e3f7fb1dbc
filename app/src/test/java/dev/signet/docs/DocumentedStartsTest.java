package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every way to start Signet that a document names ends the process when memory has run out. */
class DocumentedStartsTest {

    private static final String ENDS = "-XX:+ExitOnOutOfMemoryError";
    private static final Pattern START = Pattern.compile("\\bjava\\s[^`\\n]*-jar\\b");
    private static final List<String> KINDS = List.of(".md", ".sh", ".service", ".yml", ".yaml", "Dockerfile");

    @Test // #9
    void endTheProcessWhenMemoryHasRunOut() throws IOException {
        List<String> starts = new ArrayList<>();
        for (Path document : documents()) {
            // A command may go on in the next line.
            Matcher start = START.matcher(Files.readString(document, UTF_8).replaceAll("\\\\\\R\\s*", " "));
            while (start.find()) {
                starts.add(document + ": " + start.group());
            }
        }

        assertThat(starts).isNotEmpty().allSatisfy(start -> assertThat(start).contains(ENDS));
        assertThat(Files.readString(Path.of("../pom.xml"), UTF_8))
                .as("mvn spring-boot:run")
                .containsPattern("<spring-boot.run.jvmArguments>[^<]*" + Pattern.quote(ENDS));
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String folder : List.of("docs", "../rules/policies", "../.ci")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).forEach(documents::add);
            }
        }
        try (Stream<Path> files = Files.list(Path.of(".."))) {
            files.filter(Files::isRegularFile).forEach(documents::add);
        }
        return documents.stream()
                .filter(file -> KINDS.stream().anyMatch(file.toString()::endsWith))
                .toList();
    }
}
