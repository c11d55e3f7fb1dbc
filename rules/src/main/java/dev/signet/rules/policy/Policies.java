package dev.signet.rules.policy;

import dev.signet.rules.text.TextPattern;
import dev.signet.rules.text.WordList;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The word lists, tables, parameters, patterns and documents of a rulebook, as its rules see them ({@code global policies}). Names
 * are those of the files, without folder and ending (documents keep their folder); parameters and patterns are the {@code name} column of any
 * {@code parameters.csv} and {@code patterns.csv}.
 */
public final class Policies {

    private final Map<String, WordList> wordLists;
    private final Map<String, Table> tables;
    private final Map<String, String> parameters;
    private final Map<String, TextPattern> patterns;
    private final SortedMap<String, String> documents;
    private final PolicyPlaces places;
    private final Map<String, CharacterMap> mappings = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> derived = new java.util.concurrent.ConcurrentHashMap<>();

    Policies(
            Map<String, WordList> wordLists,
            Map<String, Table> tables,
            Map<String, String> parameters,
            Map<String, TextPattern> patterns,
            SortedMap<String, String> documents,
            PolicyPlaces places) {
        this.wordLists = Map.copyOf(wordLists);
        this.tables = Map.copyOf(tables);
        this.parameters = Map.copyOf(parameters);
        this.patterns = Map.copyOf(patterns);
        this.documents = Collections.unmodifiableSortedMap(documents);
        this.places = places;
    }

    /** Something made of these policies, made once and kept with them. */
    public <T> T derived(Class<T> type, java.util.function.Function<Policies, T> maker) {
        Object made = derived.get(type);
        return type.cast(made != null ? made : derived.computeIfAbsent(type, t -> maker.apply(this)));
    }

    public WordList words(String name) {
        return known(wordLists, name, "word list");
    }

    public Table table(String name) {
        return known(tables, name, "table");
    }

    /** A table of two columns read as a mapping of single characters, the first column's to the second's. */
    public CharacterMap mapping(String name) {
        return mappings.computeIfAbsent(name, n -> new CharacterMap(table(n)));
    }

    public TextPattern pattern(String name) {
        return known(patterns, name, "pattern");
    }

    /**
     * A regular expression of a table with the lists and patterns that it names written out.
     *
     * @throws java.util.regex.PatternSyntaxException where there is no such list or pattern
     */
    public String writtenOut(String expression) {
        return Expressions.writtenOut(
                expression,
                name -> {
                    WordList list = wordLists.get(name);
                    TextPattern pattern = patterns.get(name);
                    return list != null ? Expressions.anyOf(list) : pattern == null ? null : pattern.toString();
                },
                MissingFolders::remedyFor);
    }

    /** The texts of the {@code *.json} of a folder by their names, which are those of the files without ending. */
    public SortedMap<String, String> documents(String folder) {
        SortedMap<String, String> found = new TreeMap<>();
        documents.forEach((path, text) -> {
            if (RuleCatalogue.folder(path).equals(folder)) {
                found.put(path.substring(folder.length() + 1), text);
            }
        });
        return found;
    }

    public String text(String name) {
        return known(parameters, name, "parameter");
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public BigDecimal decimal(String name) {
        return new BigDecimal(text(name));
    }

    /** A switch: {@code yes} or {@code no}. */
    public boolean flag(String name) {
        return switch (text(name)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("parameter " + name + " must be yes or no");
        };
    }

    /** A time of day, {@code 08:00}; {@code 24:00} is the end of the day and read as 00:00 of the next. */
    public LocalTime time(String name) {
        return ReviewCalendar.timeOfDay(text(name));
    }

    /** What is wrong with a parameter, told with the place where it is written. */
    public Problem problem(String parameter, String message) {
        return places.problem("parameter", parameter, message);
    }

    PolicyPlaces places() {
        return places;
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    /** The same lists, tables and patterns with other values for the parameters that both have. */
    public Policies withParameters(Map<String, String> others) {
        Map<String, String> values = new HashMap<>(parameters);
        values.replaceAll((name, value) -> others.getOrDefault(name, value));
        return new Policies(wordLists, tables, values, patterns, documents, places);
    }

    public Set<String> names(String accessor) {
        return switch (accessor) {
            case "words" -> wordLists.keySet();
            case "table", "mapping" -> tables.keySet();
            case "pattern" -> patterns.keySet();
            case "document" -> documents.keySet();
            default -> parameters.keySet();
        };
    }

    private static <T> T known(Map<String, T> things, String name, String what) {
        T thing = things.get(name);
        if (thing == null) {
            throw new IllegalArgumentException("the rulebook has no " + what + " named " + name);
        }
        return thing;
    }
}
