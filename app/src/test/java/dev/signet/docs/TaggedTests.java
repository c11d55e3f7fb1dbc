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

/** Which test methods carry which requirement ids, read from the sources of every module. */
final class TaggedTests {

    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface)\\s+(\\w+)");
    private static final Pattern METHOD = Pattern.compile("^\\s+(?:public |static )*[\\w<>\\[\\]., ?]+\\s+(\\w+)\\(.*");
    private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|TestFactory|RepeatedTest)\\b");

    private TaggedTests() {}

    static SortedMap<String, Set<String>> in(List<Path> roots, Pattern id) throws IOException {
        SortedMap<String, Set<String>> tests = new TreeMap<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                        collect(file, id, tests);
                    }
                }
            }
        }
        return tests;
    }

    private static void collect(Path file, Pattern id, SortedMap<String, Set<String>> tests) throws IOException {
        List<String> pending = new ArrayList<>();
        boolean test = false;
        String type = "";
        for (String line : Files.readAllLines(file, UTF_8)) {
            Matcher tags = TAG.matcher(line);
            while (tags.find()) {
                pending.add(tags.group(1));
            }
            test |= TEST.matcher(line).find();
            Matcher declared = TYPE.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (!line.stripLeading().startsWith("*") && declared.find()) {
                type = declared.group(1);
                record(pending, id, type, tests);
                test = false;
            } else if (test && !line.contains("@") && method.matches()) {
                record(pending, id, type + "#" + method.group(1), tests);
                test = false;
            }
        }
    }

    private static void record(List<String> pending, Pattern id, String place, SortedMap<String, Set<String>> tests) {
        pending.stream()
                .filter(tag -> id.matcher(tag).matches())
                .forEach(tag -> tests.computeIfAbsent(tag, t -> new TreeSet<>()).add(place));
        pending.clear();
    }
}
