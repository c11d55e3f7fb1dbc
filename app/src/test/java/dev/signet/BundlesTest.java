package dev.signet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

/**
 * The bundles of texts and the code that asks for them. A key that is missing fails only when somebody is told something;
 * code that makes its keys of parts is held to there being any that begin and end so.
 */
class BundlesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{\\|?\\s*[a-z-]+\\.([\\w.-]+)");
    private static final Path CODE = Path.of("src/main/java");
    private static final String ENGLISH = "_en";

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** An apostrophe that {@link MessageFormat} would swallow: neither doubled nor around a bracket. */
    private static final Pattern LONELY_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!['{}])(?<!'[{}]')");

    private static final Pattern DECLARED =
            Pattern.compile("\\bWording (\\w+)(?: = Wording\\.of\\(\"([\\w-]+)\"\\))?\\s*[;,)]");
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*+)\"");

    @Test
    void eachTextStandsInBothLanguages() {
        Map<String, Properties> bundles = bundles();

        assertSoftly(all -> bundles.forEach((name, texts) -> all.assertThat(counterpart(bundles, name))
                .as("%s beside its other language", name)
                .containsExactlyInAnyOrderElementsOf(texts.stringPropertyNames())));
    }

    @Test
    void eachTextCanBeFilledAndIsInItsLanguage() {
        assertThat(bundles())
                .isNotEmpty()
                .allSatisfy((name, texts) -> assertThat(texts).allSatisfy((key, value) -> {
                    String text = value.toString();
                    assertThat(text).as("%s of %s", key, name).isNotBlank().doesNotContainPattern(LONELY_APOSTROPHE);
                    assertThatCode(() -> new MessageFormat(text, Locale.ROOT))
                            .as("%s of %s", key, name)
                            .doesNotThrowAnyException();
                    if (name.endsWith(ENGLISH)) {
                        assertThat(text).as("%s of %s", key, name).doesNotContainPattern(HAN);
                    }
                }));
    }

    @Test
    void noBundleSaysTheSameKeyTwice() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(read(file)
                                    .lines()
                                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                    .map(line -> line.substring(0, line.indexOf('='))))
                            .as(file.toString())
                            .doesNotHaveDuplicates());
        }
    }

    @Test
    void eachKeyThatCodeAsksForIsThere() {
        Map<String, Properties> bundles = bundles();
        List<Asked> asked = asked();

        assertThat(asked).hasSizeGreaterThan(100);
        assertSoftly(all -> asked.forEach(key -> all.assertThat(bundles.entrySet())
                .as("%s asks for %s", key.by(), key)
                .anyMatch(bundle -> key.isIn(bundle.getKey())
                        && bundle.getValue().stringPropertyNames().stream().anyMatch(key::isMet))));
    }

    /**
     * Said is what a literal in the code or a template names, or the part of it before one of its dots, or a command of the
     * engine.
     */
    @Test
    void noTextIsSaidByNobody() {
        Set<String> literals = new HashSet<>(inTemplates());
        sources()
                .values()
                .forEach(source -> LITERAL.matcher(source)
                        .results()
                        .map(literal -> literal.group(1))
                        .map(literal -> literal.endsWith(".") ? literal.substring(0, literal.length() - 1) : literal)
                        .forEach(literals::add));

        assertSoftly(all -> bundles()
                .forEach((name, texts) -> all.assertThat(texts.stringPropertyNames())
                        .as("texts of %s", name)
                        .allMatch(key -> beginnings(key).anyMatch(literals::contains) || isCommand(key))));
    }

    @Test
    void seesWhatCodeAsksFor() {
        String source = """
                private static final Wording TEXTS = Wording.of("number");
                class A { Object a(Wording texts) { return List.of(
                    TEXTS.text("plain", "value"), TEXTS.refusal(CODE, "refused"), texts.zh("made." + of(",", 1) + ".so"),
                    TEXTS.both(a.equals("b") ? "one" : "other"), TEXTS.zh(key), ListTexts.TEXTS.en("elsewhere"));
                """;

        assertThat(asked("A", source, Map.of("ListTexts.TEXTS", "recipients")))
                .extracting(Asked::bundle, Asked::toString)
                .containsExactly(
                        tuple("number", "plain"),
                        tuple("number", "refused"),
                        tuple("", "made.….so"),
                        tuple("number", "one"),
                        tuple("number", "other"),
                        tuple("recipients", "elsewhere"));
    }

    /** @param bundle empty where the code is handed one of several */
    private record Asked(String by, String bundle, String begin, String end, boolean whole) {

        boolean isIn(String name) {
            return bundle.isEmpty() || bundle.equals(name);
        }

        boolean isMet(String key) {
            return whole ? key.equals(begin) : key.startsWith(begin) && key.endsWith(end);
        }

        @Override
        public String toString() {
            return whole ? begin : begin + "…" + end;
        }
    }

    private static List<Asked> asked() {
        Map<String, String> sources = sources();
        Map<String, String> elsewhere = new HashMap<>();
        sources.forEach((type, source) -> DECLARED.matcher(source)
                .results()
                .filter(declared -> declared.group(2) != null)
                .forEach(declared -> elsewhere.put(type + "." + declared.group(1), declared.group(2))));
        List<Asked> asked = new ArrayList<>();
        sources.forEach((type, source) -> asked.addAll(asked(type, source, elsewhere)));
        return asked;
    }

    private static List<Asked> asked(String type, String source, Map<String, String> elsewhere) {
        Map<String, String> wordings = new HashMap<>(elsewhere);
        DECLARED.matcher(source)
                .results()
                .forEach(declared ->
                        wordings.put(declared.group(1), declared.group(2) == null ? "" : declared.group(2)));
        List<Asked> asked = new ArrayList<>();
        Matcher call = Pattern.compile("((?:\\b[A-Z]\\w+\\.)?\\b\\w+)\\s*\\.\\s*(text|zh|en|both|refusal)\\(")
                .matcher(source);
        while (call.find()) {
            String bundle = wordings.get(call.group(1));
            if (bundle != null) {
                List<String> arguments = arguments(source, call.end());
                int key = call.group(2).equals("refusal") ? 1 : 0;
                asked.addAll(keys(type, bundle, arguments.get(key)));
            }
        }
        return asked;
    }

    private static List<Asked> keys(String type, String bundle, String argument) {
        String chosen = argument.substring(argument.indexOf('?') + 1);
        List<String> literals =
                LITERAL.matcher(chosen).results().map(one -> one.group(1)).toList();
        if (literals.isEmpty()) {
            return List.of();
        }
        if (!LITERAL.matcher(chosen).replaceAll("").contains("+")) {
            return literals.stream()
                    .map(key -> new Asked(type, bundle, key, "", true))
                    .toList();
        }
        String begin = chosen.startsWith("\"") ? literals.get(0) : "";
        String end = chosen.endsWith("\"") ? literals.get(literals.size() - 1) : "";
        return List.of(new Asked(type, bundle, begin, end, false));
    }

    /** What stands between the commas of a call whose bracket opens before this place. */
    private static List<String> arguments(String source, int place) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        Matcher literal = LITERAL.matcher(source);
        int open = 1;
        for (int at = place; open > 0; at++) {
            char c = source.charAt(at);
            if (c == '"' && literal.find(at) && literal.start() == at) {
                argument.append(literal.group());
                at = literal.end() - 1;
                continue;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0 || open == 1 && c == ',') {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
            } else {
                argument.append(c);
            }
        }
        return arguments;
    }

    /** {@code #{bundle.key}}, and the beginning of one that is put together: {@code #{|bundle.begin.${…}|}}. */
    private static Set<String> inTemplates() {
        Set<String> keys = new HashSet<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            files.filter(file -> file.toString().endsWith(".html"))
                    .forEach(file -> IN_TEMPLATE
                            .matcher(read(file))
                            .results()
                            .map(text -> text.group(1))
                            .map(key -> key.endsWith(".") ? key.substring(0, key.length() - 1) : key)
                            .forEach(keys::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    private static Stream<String> beginnings(String key) {
        return Stream.iterate(
                key, Predicate.not(String::isEmpty), part -> part.substring(0, Math.max(part.lastIndexOf('.'), 0)));
    }

    private static boolean isCommand(String name) {
        return ClassUtils.isPresent("org.camunda.bpm.engine.impl.cmd." + name + "Cmd", null);
    }

    private static Set<String> counterpart(Map<String, Properties> bundles, String name) {
        String other = name.endsWith(ENGLISH) ? name.substring(0, name.length() - ENGLISH.length()) : name + ENGLISH;
        return bundles.getOrDefault(other, new Properties()).stringPropertyNames();
    }

    private static Map<String, Properties> bundles() {
        Map<String, Properties> bundles = new TreeMap<>();
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path file : files.toList()) {
                Properties texts = new Properties();
                texts.load(new StringReader(read(file)));
                bundles.put(file.getFileName().toString().replace(".properties", ""), texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundles;
    }

    /** By the simple name of their class. */
    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.merge(
                            file.getFileName().toString().replace(".java", ""), read(file), String::concat));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
