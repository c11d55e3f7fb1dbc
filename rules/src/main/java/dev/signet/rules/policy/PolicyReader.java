package dev.signet.rules.policy;

import dev.signet.rules.text.TextPattern;
import dev.signet.rules.text.Texts;
import dev.signet.rules.text.WordList;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.PatternSyntaxException;

/** Reads everything of a rulebook that is neither a rule nor a case. */
public final class PolicyReader {

    static final String PARAMETERS = "parameters.csv";
    static final String PATTERNS = "patterns.csv";

    /** Patterns that are made of patterns. */
    private static final int DEEPEST = 10;

    /** In place of a pattern that cannot be used, so that its own line alone is told of. */
    private static final TextPattern NOTHING = TextPattern.compile("nothing", "[^\\s\\S]");

    private final PolicyFiles files;
    private final List<Problem> problems;
    private final UnaryOperator<String> remedy;
    private final Map<String, WordList> wordLists = new HashMap<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, TextPattern> patterns = new HashMap<>();
    private final Map<String, Written> expressions = new TreeMap<>();
    private final SortedMap<String, String> documents = new TreeMap<>();
    private final PolicyPlaces places = new PolicyPlaces();

    /** A line of a {@code patterns.csv}. */
    private record Written(String path, int line, String expression) {}

    public PolicyReader(PolicyFiles files, List<Problem> problems) {
        this(files, problems, MissingFolders::remedyFor);
    }

    /** @param remedy what to do where a list or pattern is missing that an expression names, as the end of a sentence */
    PolicyReader(PolicyFiles files, List<Problem> problems, UnaryOperator<String> remedy) {
        this.files = files;
        this.problems = problems;
        this.remedy = remedy;
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
            } else if (name.endsWith(".json") && isNew("document", stem(path), path, 0)) {
                documents.put(stem(path), files.text(path));
            }
        }
        expressions.forEach(this::compile);
        return new Policies(wordLists, tables, parameters, patterns, documents, places);
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
                case "date" -> LocalDate.parse(row.get("value"));
                case "text" -> {}
                default ->
                    problems.add(new Problem(
                            path, row.line(), "kind must be number, decimal, time, date, flag or text, not " + kind));
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            problems.add(new Problem(
                    path, row.line(), row.get("name") + " must be a " + kind + ", not \"" + row.get("value") + "\""));
        }
    }

    private void readPatterns(String path) {
        for (Table.Row row : rows(path, "name", "pattern")) {
            if (isNew("pattern", row.get("name"), path, row.line())) {
                expressions.put(row.get("name"), new Written(path, row.line(), row.get("pattern")));
            }
        }
    }

    /** Once everything is read that it may be made of. */
    private void compile(String name, Written written) {
        try {
            patterns.put(
                    name, TextPattern.compile(name, writtenOut(written.expression(), new ArrayDeque<>(Set.of(name)))));
        } catch (PatternSyntaxException e) {
            patterns.put(name, NOTHING);
            problems.add(new Problem(
                    written.path(),
                    written.line(),
                    "the pattern of " + name + " is no regular expression that can be used: " + e.getDescription()
                            + " at character " + e.getIndex()));
        }
    }

    /** @param within the patterns of which this expression is a part, the innermost first */
    private String writtenOut(String expression, Deque<String> within) {
        return Expressions.writtenOut(
                expression,
                name -> {
                    if (wordLists.containsKey(name)) {
                        return Expressions.anyOf(wordLists.get(name));
                    }
                    Written other = expressions.get(name);
                    if (other == null) {
                        return null;
                    }
                    if (within.contains(name) || within.size() > DEEPEST) {
                        throw new PatternSyntaxException(
                                within.contains(name)
                                        ? name + " is made of itself"
                                        : "patterns within one another are at most " + DEEPEST + " deep",
                                expression,
                                expression.indexOf("{{" + name + "}}"));
                    }
                    within.push(name);
                    String whole = writtenOut(other.expression(), within);
                    within.pop();
                    return whole;
                },
                remedy);
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
