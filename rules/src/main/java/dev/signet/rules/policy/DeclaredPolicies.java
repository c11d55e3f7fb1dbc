package dev.signet.rules.policy;

import dev.signet.rules.fact.ApplicationKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the program and its rules ask a rulebook for by name ({@code declared-policies.csv}): lists, tables with their
 * columns, parameters and patterns, and what may stand in them. Whatever a rulebook lacks or has wrong is found before
 * it judges, not by the first message that needs it.
 */
public final class DeclaredPolicies {

    private static final String FILE = "declared-policies.csv";
    private static final String APPLICATIONS = "{applications}";
    private static final String DENIALS = "{denials}";
    private static final String NEWER_DENIALS = "{newer denials}";
    /** Codes that begin like this are of the classic actions alone. */
    private static final String CLASSIC = "isv.";

    private static final DeclaredPolicies PRODUCT = new DeclaredPolicies(read());

    private final List<Line> lines;

    /**
     * @param byProgram whether it must be there even if no rule names it
     * @param keys what must stand in the column, each with the facts that are told in the texts of its line
     */
    private record Line(
            Kind kind,
            String name,
            String column,
            boolean byProgram,
            CellValues values,
            Map<String, Set<String>> keys) {

        private boolean isAboutCells() {
            return !column.isEmpty();
        }
    }

    private enum Kind {
        WORDS("words"),
        TABLE("table"),
        PARAMETER("text"),
        PATTERN("pattern"),
        DOCUMENT("document");

        private final String accessor;

        Kind(String accessor) {
            this.accessor = accessor;
        }
    }

    private DeclaredPolicies(List<Line> lines) {
        this.lines = lines;
    }

    /** Those of this version of the product. */
    public static DeclaredPolicies ofProduct() {
        return PRODUCT;
    }

    private static List<Line> read() {
        List<Problem> problems = new ArrayList<>();
        Table table = Csv.read(FILE, text(), problems);
        List<Line> lines =
                table.rows().stream().flatMap(DeclaredPolicies::lines).toList();
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the declaration of the policies is malformed: " + problems);
        }
        return lines;
    }

    private static String text() {
        try (InputStream in = DeclaredPolicies.class.getResourceAsStream(FILE)) {
            return PolicyText.read(Objects.requireNonNull(in, FILE).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PolicyText.Unreadable e) {
            throw new IllegalStateException(FILE + ":" + e.line() + ": " + e.getMessage());
        }
    }

    private static Stream<Line> lines(Table.Row row) {
        String name = row.get("name");
        return name.contains(APPLICATIONS)
                ? applications().stream().map(area -> line(row, name.replace(APPLICATIONS, area)))
                : Stream.of(line(row, name));
    }

    private static Line line(Table.Row row, String name) {
        return new Line(
                Kind.valueOf(row.get("kind").toUpperCase(java.util.Locale.ROOT)),
                name,
                row.get("column"),
                row.get("reader").equals("program"),
                CellValues.of(row.get("values")
                        .replace(APPLICATIONS, String.join("|", applications()))
                        .replace(DENIALS, denials().collect(Collectors.joining("|")))
                        .replace(
                                NEWER_DENIALS,
                                denials()
                                        .filter(code -> !code.startsWith(CLASSIC))
                                        .collect(Collectors.joining("|")))),
                keys(row.get("keys")));
    }

    private static List<String> applications() {
        return ApplicationKind.all().stream().map(ApplicationKind::area).toList();
    }

    private static Stream<String> denials() {
        return ApplicationKind.all().stream().map(ApplicationKind::denial);
    }

    private static Map<String, Set<String>> keys(String cell) {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        for (String key : cell.isEmpty() ? new String[0] : cell.split("\\|")) {
            List<String> parts = Arrays.asList(key.split(" "));
            keys.put(parts.get(0), new LinkedHashSet<>(parts.subList(1, parts.size())));
        }
        return keys;
    }

    /** Names that the program itself asks for and the policies lack, by the accessor that asks. */
    Set<String> missing(String accessor, Policies policies) {
        Set<String> names = names(accessor, Line::byProgram);
        names.removeAll(policies.names(accessor));
        return names;
    }

    /** All names that are declared under this accessor: words, table, text (a parameter), pattern or document. */
    Set<String> names(String accessor) {
        return names(accessor, line -> true);
    }

    /** What the value of a parameter is: number, decimal, time, date, flag or text; empty where it is not declared. */
    Optional<String> kindOfParameter(String name) {
        return lines.stream()
                .filter(line -> line.kind() == Kind.PARAMETER && line.name().equals(name))
                .map(line -> line.values().type())
                .findFirst();
    }

    private Set<String> names(String accessor, Predicate<Line> which) {
        Set<String> names = new TreeSet<>();
        lines.stream()
                .filter(line -> line.kind().accessor.equals(accessor))
                .filter(which)
                .forEach(line -> names.add(line.name()));
        return names;
    }

    /**
     * Holds what is there to its declaration; what is not there is no matter of this.
     *
     * @param facts ids of the norms of this rulebook, and lines in whose words they report, with the names of the facts
     *     that their rules tell
     */
    public void check(Policies policies, Map<String, Set<String>> facts, List<Problem> problems) {
        Set<String> norms = new TreeSet<>();
        facts.keySet().forEach(line -> norms.add(NormIds.ofLine(line)));
        Shipped.rulebook().norms().forEach(norm -> norms.add(norm.id()));
        new Check(policies, facts, norms, problems).run();
    }

    private final class Check {

        private final Policies policies;
        private final Map<String, Set<String>> facts;
        private final Set<String> norms;
        private final List<Problem> problems;

        private Check(Policies policies, Map<String, Set<String>> facts, Set<String> norms, List<Problem> problems) {
            this.policies = policies;
            this.facts = facts;
            this.norms = norms;
            this.problems = problems;
        }

        private void run() {
            checkEmpty();
            for (Line line : lines) {
                if (policies.names(line.kind().accessor).contains(line.name())) {
                    switch (line.kind()) {
                        case WORDS -> checkWords(line);
                        case TABLE -> checkTable(line);
                        case PARAMETER -> checkParameter(line);
                        case PATTERN, DOCUMENT -> {}
                    }
                }
            }
        }

        /** A list or table without an entry ends its norm as surely as one that is not there. */
        private void checkEmpty() {
            Set<String> mayBe = new HashSet<>();
            lines.stream().filter(line -> line.values().mayBeEmpty()).forEach(line -> mayBe.add(line.name()));
            for (String name : new TreeSet<>(policies.names("words"))) {
                if (policies.words(name).words().isEmpty() && !mayBe.contains(name)) {
                    problems.add(
                            policies.places()
                                    .problem(
                                            "word list",
                                            name,
                                            "the list has no word, so that its norm would"
                                                    + " find nothing; to give the norm up take out its rule and then the list"));
                }
            }
            for (String name : new TreeSet<>(policies.names("table"))) {
                Table table = policies.table(name);
                if (!table.columns().isEmpty() && table.rows().isEmpty() && !mayBe.contains(name)) {
                    problems.add(new Problem(table.file(), 0, "the table names its columns and has no line"));
                }
            }
        }

        private void checkWords(Line line) {
            for (String word : policies.words(line.name()).words()) {
                line.values()
                        .fault(word, known(line))
                        .ifPresent(fault -> problems.add(policies.places()
                                .problem(
                                        PolicyPlaces.wordOf(line.name()), word, "the word \"" + word + "\" " + fault)));
            }
        }

        private void checkParameter(Line line) {
            String value = policies.text(line.name());
            line.values()
                    .fault(value, known(line))
                    .ifPresent(fault -> problems.add(
                            policies.problem(line.name(), line.name() + " cannot be \"" + value + "\": " + fault)));
        }

        private void checkTable(Line line) {
            Table table = policies.table(line.name());
            if (!line.isAboutCells() || table.columns().isEmpty()) {
                return;
            }
            if (!table.columns().contains(line.column())) {
                problems.add(new Problem(
                        table.file(),
                        1,
                        "the table needs a column " + line.column() + "; it has " + table.columns() + remedy(line)));
                return;
            }
            Set<String> cells = new HashSet<>();
            for (Table.Row row : table.rows()) {
                String cell = row.get(line.column());
                cells.add(cell);
                values(line, row)
                        .flatMap(values -> values.fault(cell, known(line)))
                        .ifPresent(fault -> problems.add(new Problem(
                                table.file(), row.line(), line.column() + " cannot be \"" + cell + "\": " + fault)));
            }
            List<String> lacking = line.keys().keySet().stream()
                    .flatMap(key -> key.equals(APPLICATIONS) ? shippedApplications() : Stream.of(key))
                    .filter(key -> !cells.contains(key))
                    .toList();
            if (!lacking.isEmpty()) {
                problems.add(new Problem(
                        table.file(),
                        0,
                        "the table needs a line whose " + line.column() + " is " + String.join(", ", lacking)
                                + remedy(line)));
            }
        }

        private static String remedy(Line line) {
            return MissingFolders.remedyFor(line.name(), line.kind().accessor);
        }

        private Stream<String> shippedApplications() {
            Set<String> areas = Shipped.rulebook().areas();
            return applications().stream().filter(areas::contains);
        }

        /** What may stand in this cell; empty where nobody knows, or the declaration asks for that very cell. */
        private Optional<CellValues> values(Line line, Table.Row row) {
            String by = line.values().decidedBy();
            if (by == null) {
                return line.keys().containsKey(row.get(line.column())) ? Optional.empty() : Optional.of(line.values());
            }
            String key = row.cells().getOrDefault(by, "");
            Set<String> told = keys(line.name(), by).get(key);
            String norm = NormIds.ofLine(key);
            Set<String> byRule = facts.getOrDefault(key, facts.get(norm));
            boolean givenUp = byRule == null && norms.contains(norm);
            if (givenUp || told == null && byRule == null) {
                return Optional.empty();
            }
            Set<String> all = new LinkedHashSet<>(told == null ? Set.of() : told);
            if (byRule != null) {
                byRule.forEach(fact -> all.add("{" + fact + "}"));
            }
            return Optional.of(line.values().given(all));
        }

        private Map<String, Set<String>> keys(String table, String column) {
            return lines.stream()
                    .filter(line -> line.name().equals(table) && line.column().equals(column))
                    .findFirst()
                    .map(Line::keys)
                    .orElse(Map.of());
        }

        private CellValues.Known known(Line line) {
            return new CellValues.Known(policies, norms, line.kind() == Kind.WORDS);
        }
    }
}
