package dev.signet.rules.policy;

import dev.signet.rules.text.TextPattern;
import dev.signet.rules.text.Texts;
import dev.signet.rules.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Reads everything of a rulebook that is neither a rule nor a case. */
public final class PolicyReader {

    static final String PARAMETERS = "parameters.csv";
    static final String PATTERNS = "patterns.csv";

    private final PolicyFiles files;
    private final List<Problem> problems;
    private final Map<String, WordList> wordLists = new HashMap<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, TextPattern> patterns = new HashMap<>();
    private final PolicyPlaces places = new PolicyPlaces();

    public PolicyReader(PolicyFiles files, List<Problem> problems) {
        this.files = files;
        this.problems = problems;
    }

    public Policies read() {
        for (String path : files.contents().keySet()) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (name.equals(PARAMETERS)) {
                readParameters(path);
            } else if (name.equals(PATTERNS)) {
                readPatterns(path);
            } else if (name.endsWith(".csv") && isNew("table", stem(name), path, 0)) {
                tables.put(stem(name), Csv.read(path, files.text(path), problems));
            } else if (name.endsWith(".txt") && isNew("word list", stem(name), path, 0)) {
                wordLists.put(stem(name), new WordList(words(path, stem(name))));
            }
        }
        return new Policies(wordLists, tables, parameters, patterns, places);
    }

    private List<String> words(String path, String list) {
        List<String> words = new ArrayList<>();
        List<String> lines = files.text(path).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int remark = lines.get(i).indexOf('#');
            String word = (remark < 0 ? lines.get(i) : lines.get(i).substring(0, remark)).strip();
            if (!word.isEmpty()) {
                words.add(word);
                places.put(PolicyPlaces.wordOf(list), Texts.normalise(word), path, i + 1);
            }
        }
        return words;
    }

    private void readParameters(String path) {
        for (Table.Row row : rows(path, "name", "value")) {
            if (isNew("parameter", row.get("name"), path, row.line())) {
                parameters.put(row.get("name"), row.get("value"));
                checkKind(path, row);
            }
        }
    }

    private void checkKind(String path, Table.Row row) {
        Optional<String> declared = DeclaredPolicies.ofProduct().kindOfParameter(row.get("name"));
        String kind = row.cells().getOrDefault("kind", declared.orElse("text"));
        if (declared.isPresent() && !declared.get().equals(kind)) {
            problems.add(new Problem(
                    path,
                    row.line(),
                    row.get("name") + " is read as a " + declared.get() + ", so that its kind must be " + declared.get()
                            + ", not \"" + kind + "\""));
            return;
        }
        try {
            switch (kind) {
                case "number", "decimal" -> CellValues.number(kind, row.get("value"));
                case "time" -> ReviewCalendar.timeOfDay(row.get("value"));
                case "flag" -> {
                    if (!row.get("value").matches("yes|no")) {
                        throw new IllegalArgumentException();
                    }
                }
                case "text" -> {}
                default ->
                    problems.add(new Problem(
                            path, row.line(), "kind must be number, decimal, time, flag or text, not " + kind));
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            problems.add(new Problem(
                    path, row.line(), row.get("name") + " must be a " + kind + ", not \"" + row.get("value") + "\""));
        }
    }

    private void readPatterns(String path) {
        for (Table.Row row : rows(path, "name", "pattern")) {
            if (isNew("pattern", row.get("name"), path, row.line())) {
                try {
                    patterns.put(row.get("name"), TextPattern.compile(row.get("name"), row.get("pattern")));
                } catch (PatternSyntaxException e) {
                    problems.add(new Problem(
                            path,
                            row.line(),
                            "the pattern of " + row.get("name") + " is no regular expression that can be used: "
                                    + e.getDescription() + " at character " + e.getIndex()));
                }
            }
        }
    }

    private List<Table.Row> rows(String path, String... needed) {
        Table table = Csv.read(path, files.text(path), problems);
        for (String column : needed) {
            if (!table.columns().contains(column)) {
                problems.add(new Problem(path, 1, "the table needs a column " + column));
                return List.of();
            }
        }
        return table.rows();
    }

    /** Names are unique over the whole rulebook: a rule says the name only. */
    private boolean isNew(String what, String name, String path, int line) {
        Optional<PolicyPlaces.Place> other = places.put(what, name, path, line);
        other.ifPresent(place -> problems.add(
                new Problem(path, line, "there is a " + what + " named " + name + " already, in " + place.file())));
        return other.isEmpty();
    }

    private static String stem(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
