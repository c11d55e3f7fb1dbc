package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of every module and the tags they carry, read from their sources. */
final class TestSources {

    private static final List<Path> ROOTS = List.of(
            Path.of("../rules/src/test/java"),
            Path.of("../processes/src/test/java"),
            Path.of("../ui-forms/src/test/java"),
            Path.of("src/test/java"));
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");
    private static final Pattern TYPE = Pattern.compile("^(?:\\w+ )*(?:class|interface)\\s+(\\w+)");
    private static final Pattern METHOD = Pattern.compile("^\\s+(?:public |static )*[\\w<>\\[\\]., ?]+\\s+(\\w+)\\(.*");
    private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|TestFactory|RepeatedTest)\\b");

    private TestSources() {}

    /** Which tests carry which of the tags that match, as {@code Class#method} or, for a whole class, its name. */
    static SortedMap<String, Set<String>> tagged(Pattern id) throws IOException {
        SortedMap<String, Set<String>> tests = new TreeMap<>();
        read((place, tags) -> tags.stream()
                .filter(tag -> id.matcher(tag).matches())
                .forEach(tag -> tests.computeIfAbsent(tag, t -> new TreeSet<>()).add(place)));
        return tests;
    }

    /** Every test there is, as {@code Class#method}. */
    static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        read((place, tags) -> names.add(place));
        return names;
    }

    private interface Reader {

        void found(String place, List<String> tags);
    }

    private static void read(Reader reader) throws IOException {
        for (Path root : ROOTS) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file :
                            files.filter(f -> f.toString().endsWith(".java")).toList()) {
                        read(file, reader);
                    }
                }
            }
        }
    }

    private static void read(Path file, Reader reader) throws IOException {
        List<String> tags = new ArrayList<>();
        boolean test = false;
        String type = "";
        for (String line : Files.readAllLines(file, UTF_8)) {
            Matcher tag = TAG.matcher(line);
            while (tag.find()) {
                tags.add(tag.group(1));
            }
            test |= TEST.matcher(line).find();
            Matcher declared = TYPE.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (!line.stripLeading().startsWith("*") && declared.find()) {
                type = declared.group(1);
                reader.found(type, List.copyOf(tags));
                tags.clear();
                test = false;
            } else if (test && !line.contains("@") && method.matches()) {
                reader.found(type + "#" + method.group(1), List.copyOf(tags));
                tags.clear();
                test = false;
            }
        }
    }
}
