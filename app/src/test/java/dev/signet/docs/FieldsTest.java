package dev.signet.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages of the API name every field that programs get. */
class FieldsTest { // #10

    private static final Path PAGES = Path.of("docs/api");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern WRITTEN = Pattern.compile("(?:put|write\\w+Field)\\(\\s*\"(\\w+)\"");

    @Test
    void ofARecordAndOfAPageOfThem() throws Exception {
        for (String type : List.of("web.RecordAnswer", "web.RecordAnswer$Page", "FailureReason")) {
            assertThat(named("records.md"))
                    .containsAll(Arrays.stream(
                                    Class.forName("dev.signet.record." + type).getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList());
        }
    }

    @Test
    void ofEachPush() throws IOException {
        Set<String> fields = found(WRITTEN, Path.of("src/main/java/dev/signet/event/EventPayloads.java"));

        assertThat(fields).hasSizeGreaterThan(20);
        assertThat(named("push.md")).containsAll(fields);
    }

    private static Set<String> named(String page) throws IOException {
        return found(NAME, PAGES.resolve(page));
    }

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
