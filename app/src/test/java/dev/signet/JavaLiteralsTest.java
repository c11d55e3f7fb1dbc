package dev.signet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * #10: what people read stands in bundles and in the rulebook, what may be changed in the rulebook and in settings. Chinese
 * literals, lengths of time and limits in production Java are exceptions, and {@code java-literals.tsv} says why.
 *
 * <p>Exempt as a kind: what stands within annotations (the texts of the API's own description, defaults of settings) and
 * times and limits in {@code …Settings} (a default for whoever sets nothing).
 */
class JavaLiteralsTest {

    private static final Path EXCEPTIONS = Path.of("src/test/resources/java-literals.tsv");

    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?:\\\\.|(?!\"\"\").)*+\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\])*+'|//[^\\n]*+|/\\*.*?\\*/",
            Pattern.DOTALL);
    private static final Pattern ANNOTATION = Pattern.compile("@[A-Z]\\w*(?:\\.\\w+)*\\s*\\(");

    private enum Kind {
        /** A string with a Chinese character. */
        CHINESE(Pattern.compile("\"[^\"]*\\p{IsHan}[^\"]*\"")),
        DURATION(Pattern.compile(
                "Duration\\.of\\w*\\(\\s*[\\d_]+L?\\s*[),]|TimeUnit\\.\\w+\\.to\\w+\\(\\s*[\\d_]+L?\\s*\\)"
                        + "|\"P(?:T?\\d+[DHMSW])+\"")),
        LIMIT(
                Pattern.compile(
                        "static final (?:int|long|double) (?:\\w+_)?"
                                + "(?:MAX|MOST|LONGEST|LARGEST|HIGHEST|MIN|FEWEST|LEAST|SHORTEST|DAYS|HOURS|MINUTES)(?:_\\w+)?\\s*=\\s*[^;]*\\d"));

        private final Pattern found;

        Kind(Pattern found) {
            this.found = found;
        }
    }

    /** @param where a class, or a package with {@code .*} behind it; names are those below {@code dev.signet} */
    private record Excepted(String where, Kind kind, int most, String why) {

        static Excepted of(String line) {
            String[] cells = line.split("\t");
            assertThat(cells).as(line).hasSize(4);
            return new Excepted(
                    cells[0],
                    Kind.valueOf(cells[1]),
                    cells[2].equals("any") ? Integer.MAX_VALUE : Integer.parseInt(cells[2]),
                    cells[3]);
        }

        boolean covers(String name) {
            return where.endsWith(".*")
                    ? name.startsWith(where.substring(0, where.length() - 1))
                    : name.equals(where) || name.endsWith("." + where);
        }
    }

    @Test
    void holdsTextsTimesAndLimitsOnlyWhereSomebodySaidWhy() {
        List<Excepted> exceptions = exceptions();
        assertSoftly(all -> literals()
                .forEach((name, kinds) -> kinds.forEach((kind, found) -> all.assertThat(found)
                        .as(
                                "%s has %s in Java: %s. Texts belong into a bundle, what an officer may change into the rulebook, what an"
                                        + " operator may change into settings; where it is neither, say why in %s",
                                name, kind, found, EXCEPTIONS)
                        .hasSizeLessThanOrEqualTo(exceptions.stream()
                                .filter(exception -> exception.kind() == kind && exception.covers(name))
                                .mapToInt(Excepted::most)
                                .max()
                                .orElse(0)))));
    }

    @Test
    void exceptsNothingThatIsGone() {
        Map<String, Map<Kind, List<String>>> literals = literals();

        assertThat(exceptions())
                .isNotEmpty()
                .allSatisfy(exception -> assertThat(exception.why()).hasSizeGreaterThan(10))
                .allSatisfy(exception -> assertThat(literals.entrySet())
                        .as("%s: nothing of the kind is there any more", exception)
                        .anyMatch(found -> exception.covers(found.getKey())
                                && found.getValue().containsKey(exception.kind())));
    }

    @Test
    void seesWhatItLooksFor() {
        String code = """
                /** 注释 "中文" */
                @Schema(description = "说明 (一)", example = "PT5M")
                class A { // "中文"
                    static final int MOST_NAMES = 3;
                    static final int AT_ONCE = 3;
                    Duration keep = Duration.ofDays(3);
                    Duration given = Duration.ofDays(days);
                    String text = "中文" + \"PT72H\" + '"';
                }
                """;

        Map<Kind, List<String>> found = found(code);

        assertThat(found.get(Kind.CHINESE)).containsExactly("\"中文\"");
        assertThat(found.get(Kind.DURATION)).containsExactly("Duration.ofDays(3)", "\"PT72H\"");
        assertThat(found.get(Kind.LIMIT)).containsExactly("static final int MOST_NAMES = 3");
    }

    private static List<Excepted> exceptions() {
        return lines(EXCEPTIONS)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Excepted::of)
                .toList();
    }

    private static Map<String, Map<Kind, List<String>>> literals() {
        Map<String, Map<Kind, List<String>>> literals = new TreeMap<>();
        for (String module : List.of("rules", "processes", "ui-forms", "app")) {
            Path root = Path.of("..", module, "src/main/java");
            try (Stream<Path> files = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                    Map<Kind, List<String>> found = found(text(file));
                    String name = root.resolve("dev/signet").relativize(file).toString();
                    name = name.substring(0, name.length() - ".java".length()).replace('/', '.');
                    if (name.endsWith("Settings")) {
                        found.keySet().retainAll(EnumSet.of(Kind.CHINESE));
                    }
                    if (!found.isEmpty()) {
                        literals.put(name, found);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(literals).isNotEmpty();
        return literals;
    }

    private static Map<Kind, List<String>> found(String text) {
        String code = withoutAnnotations(withoutComments(text));
        Map<Kind, List<String>> found = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<String> hits = new ArrayList<>();
            (kind == Kind.CHINESE ? literals(code) : Stream.of(code))
                    .flatMap(part -> kind.found.matcher(part).results())
                    .forEach(hit -> hits.add(hit.group()));
            if (!hits.isEmpty()) {
                found.put(kind, hits);
            }
        }
        return found;
    }

    private static Stream<String> literals(String code) {
        return TOKEN.matcher(code)
                .results()
                .map(token -> token.group().replace("\\\"", "'"))
                .map(token -> token.startsWith("\"\"\"") ? token.substring(2, token.length() - 2) : token);
    }

    private static String withoutComments(String text) {
        return TOKEN.matcher(text)
                .replaceAll(token -> token.group().startsWith("/") ? " " : Matcher.quoteReplacement(token.group()));
    }

    private static String withoutAnnotations(String code) {
        StringBuilder rest = new StringBuilder(code.length());
        Matcher annotation = ANNOTATION.matcher(code);
        int at = 0;
        while (annotation.find(at)) {
            rest.append(code, at, annotation.start());
            at = behind(code, annotation.end());
        }
        return rest.append(code, at, code.length()).toString();
    }

    /** Behind the bracket that closes the one before this place. */
    private static int behind(String code, int place) {
        Matcher token = TOKEN.matcher(code);
        int open = 1;
        int at = place;
        while (open > 0) {
            char c = code.charAt(at);
            if ((c == '"' || c == '\'') && token.find(at) && token.start() == at) {
                at = token.end();
            } else {
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
                at++;
            }
        }
        return at;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        return text(file).lines();
    }
}
