package dev.signet.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.signet.platform.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** #12: what templates may hold. What they show is escaped, their words stand in bundles, and no policy is in their way. */
class PageTextsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    /** Of a whole name; parts that are put in are looked for when the page is drawn. */
    private static final Pattern TEXT = Pattern.compile("#\\{\\s*([a-z-]+)\\.([\\w.-]+?)\\s*[}(]");

    private static final Pattern HAN_OUTSIDE_A_SAMPLE =
            Pattern.compile("(?:placeholder|title|alt|aria-label)=\"[^\"$]*\\p{IsHan}");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "th:utext|\\[\\(|\\sstyle=|\\son[a-z]+=|hx-on|<script(?![^>]*(?:th:src|type=\"application/json\"))|javascript:");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^\"'<>]*(?:\"[^\"]*\"[^\"'<>]*)*>");
    private static final Pattern CONDITION = Pattern.compile("\\sth:(?:if|unless|each)=");
    private static final Pattern FRAME = Pattern.compile("th:replace=\"~\\{console/shell :: page\\([^\"]*\"");
    private static final Pattern GIVEN = Pattern.compile("th:fragment=\"page\\(([^)]*)\\)");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    /** Shows each piece with sample values, for whoever builds a page. */
    private static final String PIECES = "pieces-page.html";

    @Test
    void asksForNoTextThatIsNotThere() {
        Map<String, String> templates = templates();

        assertThat(templates).isNotEmpty();
        assertSoftly(all -> templates.forEach((file, content) -> {
            Matcher text = TEXT.matcher(content);
            while (text.find()) {
                all.assertThat(Wording.of(text.group(1)).has(text.group(2)))
                        .as("%s asks for %s of %s", file, text.group(2), text.group(1))
                        .isTrue();
            }
        }));
    }

    @Test
    void showsNothingUnescapedAndRunsNothingOfItsOwn() {
        assertSoftly(all -> templates()
                .forEach((file, content) -> all.assertThat(content).as(file).doesNotContainPattern(FORBIDDEN)));
    }

    @Test
    void hasItsWordsInBundles() {
        assertSoftly(all -> templates().forEach((file, content) -> {
            if (!file.endsWith(PIECES)) {
                all.assertThat(content).as(file).doesNotContainPattern(HAN_OUTSIDE_A_SAMPLE);
            }
        }));
    }

    /** A part takes the place of its tag before anything else on it is asked. */
    @Test
    void asksNothingOnATagThatIsReplaced() {
        assertSoftly(all -> templates().forEach((file, content) -> {
            Matcher tag = TAG.matcher(content);
            while (tag.find()) {
                all.assertThat(tag.group().contains(" th:replace=")
                                && CONDITION.matcher(tag.group()).find())
                        .as("%s: %s", file, tag.group())
                        .isFalse();
            }
        }));
    }

    /** What the frame is given hides what a model calls the same, in all that stands within the frame. */
    @Test
    void readsNothingOfTheModelThatTheFrameHides() {
        List<String> hidden = names(templates().get("console/shell.html"));
        assertThat(hidden).contains("title", "content");
        assertSoftly(all -> templates().forEach((file, content) -> {
            Matcher frame = FRAME.matcher(content);
            if (frame.find()) {
                String within = content.substring(frame.end());
                hidden.stream()
                        .filter(name -> !frame.group().contains(name + "=${" + name + "}"))
                        .forEach(name -> all.assertThat(reads(within, name))
                                .as("%s: %s", file, name)
                                .isFalse());
            }
        }));
    }

    private static List<String> names(String shell) {
        Matcher frame = GIVEN.matcher(shell);
        assertThat(frame.find()).isTrue();
        return List.of(frame.group(1).split(",\\s*"));
    }

    private static boolean reads(String content, String name) {
        Pattern variable = Pattern.compile("(?<![.\\w#'-])" + name + "(?![\\w'(-])");
        return EXPRESSION
                .matcher(content)
                .results()
                .anyMatch(found -> variable.matcher(found.group(1).replaceAll("'[^']*'", "''"))
                        .find());
    }

    private static Map<String, String> templates() {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            Map<String, String> templates = new TreeMap<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                templates.put(TEMPLATES.relativize(file).toString(), Files.readString(file));
            }
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
