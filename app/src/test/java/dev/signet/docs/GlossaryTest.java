package dev.signet.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code app/docs/glossary.md} against types, tables, processes and folders of norms. */
class GlossaryTest {

    private static final Path PAGE = Path.of("docs/glossary.md");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path POLICIES = Path.of("../rules/policies");
    private static final Pattern SEGMENT = Pattern.compile("(?i)\\bsegments?\\b");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern TABLES = Pattern.compile(
            "(?i)create table (?:if not exists )?`?(?<made>\\w+)|drop table (?:if exists )?`?(?<gone>\\w+)"
                    + "|(?:alter table|rename table(?: if exists)?|,)\\s+`?(?<from>\\w+)`? (?:rename )?to `?(?<to>\\w+)");

    @Test // #10
    void namesOnlyWhatIsThere() throws IOException {
        Set<String> types = Sources.types();
        Set<String> tables = tables();
        Set<String> areas = areas();

        List<List<String>> rows = rows();

        assertThat(rows).hasSizeGreaterThan(30).allSatisfy(cells -> {
            assertThat(cells).hasSize(5);
            assertThat(cells.subList(0, 2)).noneMatch(String::isBlank);
            assertThat(types).as("types of %s", cells.get(1)).containsAll(named(cells.get(2)));
            assertThat(tables).as("tables of %s", cells.get(1)).containsAll(named(cells.get(3)));
            assertThat(areas).as("processes and folders of %s", cells.get(1)).containsAll(named(cells.get(4)));
        });
    }

    @Test // #14
    void peopleReadOfPartsAndNeverOfSegments() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            for (Path file : files.filter(each -> each.toString().endsWith("_en.properties"))
                    .toList()) {
                Properties texts = new Properties();
                texts.load(new StringReader(Files.readString(file, UTF_8)));
                texts.forEach((key, text) -> {
                    if (SEGMENT.matcher((String) text).find()) {
                        found.put(file.getFileName() + " " + key, (String) text);
                    }
                });
            }
        }
        assertThat(found).isEmpty();
    }

    @Test // #10
    void hasOneLineForOneWord() throws IOException {
        assertThat(rows().stream().map(cells -> cells.get(0))).doesNotHaveDuplicates();
        assertThat(rows().stream().map(cells -> cells.get(1).split("[:,]")[0])).doesNotHaveDuplicates();
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE, UTF_8).stream()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> named(String cell) {
        return NAMED.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** As all migrations leave them, in the order of their versions. */
    private static Set<String> tables() throws IOException {
        List<Path> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MIGRATIONS)) {
            files.filter(file -> file.toString().endsWith(".sql")).forEach(scripts::add);
        }
        scripts.sort((a, b) -> a.getFileName().compareTo(b.getFileName()));
        Set<String> tables = new TreeSet<>();
        for (Path script : scripts) {
            TABLES.matcher(Files.readString(script, UTF_8)).results().forEach(found -> apply(found, tables));
        }
        return tables;
    }

    private static void apply(MatchResult found, Set<String> tables) {
        if (found.group(1) != null) {
            tables.add(found.group(1));
        } else if (found.group(2) != null) {
            tables.remove(found.group(2));
        } else {
            tables.remove(found.group(3));
            tables.add(found.group(4));
        }
    }

    private static Set<String> areas() throws IOException {
        try (Stream<Path> folders = Files.list(POLICIES)) {
            Set<String> areas = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            areas.addAll(Sources.models());
            return areas;
        }
    }
}
