package dev.signet.rules.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be seen in the texts of the rules without compiling them: ids, names from tables, names of the facts they tell. */
public final class RuleCatalogue {

    /** A rule of an earlier copy, which says its sentence itself: what a table may say of its norm is not for it. */
    private static final Pattern IN_ITS_OWN_WORDS = Pattern.compile("findings\\s*\\.\\s*(?:refuse|human|note)\\s*\\(");

    private static final Pattern NAME_USED = Pattern.compile(
            "policies\\s*\\.\\s*(words|table|mapping|pattern|text|number|decimal|flag|time)\\(\\s*\"([^\"]*)\"\\s*\\)");
    /** Names by which a rule tells its facts, as in {@code refuse(findings, "SR-09", "word", word)}. */
    private static final Pattern FACT = Pattern.compile("\"([a-z][A-Za-z]*)\"");

    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\s]+)\"");
    /** What the names of each accessor are the names of, see {@link PolicyPlaces}. */
    private static final Map<String, String> KINDS =
            Map.of("words", "word list", "table", "table", "text", "parameter", "pattern", "pattern");

    private final Map<String, RuleFile> rules = new TreeMap<>();
    private final List<Norm> norms = new ArrayList<>();
    private final Map<String, Set<String>> facts = new HashMap<>();
    private final Map<String, Set<String>> factsOfLines = new HashMap<>();
    private final Map<String, String> folderOfId = new HashMap<>();
    private final List<Problem> problems;

    private RuleCatalogue(List<Problem> problems) {
        this.problems = problems;
    }

    public static RuleCatalogue read(PolicyFiles files, List<Problem> problems) {
        RuleCatalogue catalogue = new RuleCatalogue(problems);
        rules(files).forEach(path -> catalogue.readRules(path, files.text(path)));
        catalogue.norms.sort(Comparator.comparing(Norm::id, NormIds.ORDER)
                .thenComparing(Norm::file)
                .thenComparing(Norm::line));
        return catalogue;
    }

    private static List<String> rules(PolicyFiles files) {
        return files.contents().keySet().stream()
                .filter(path -> path.endsWith(".drl"))
                .toList();
    }

    /** By path. */
    public Map<String, RuleFile> rules() {
        return rules;
    }

    /** In the order of their ids. */
    public List<Norm> norms() {
        return norms;
    }

    /**
     * Each norm's id with the names of the facts that its rules tell; and each line of texts in whose words a rule reports
     * with those that all such rules tell there.
     */
    public Map<String, Set<String>> facts() {
        Map<String, Set<String>> all = new HashMap<>(facts);
        all.putAll(factsOfLines);
        return all;
    }

    /** Finds the names that the rules ask the policies for and that are not there. */
    public void checkNames(PolicyFiles files, Policies policies) {
        rules(files).forEach(path -> checkNames(path, files.text(path), policies));
        rules.forEach((path, file) -> file.rules().forEach(rule -> checkReports(path, rule, policies)));
    }

    /**
     * What is there by name and nothing asks for it: a word mistyped in a new line or file, which changes nothing. What
     * a rule, the declaration or a cell of a table names is asked for.
     */
    public static List<Problem> unasked(PolicyFiles files, Policies policies) {
        Set<String> asked = new HashSet<>();
        rules(files)
                .forEach(path ->
                        LITERAL.matcher(files.text(path)).results().forEach(literal -> asked.add(literal.group(1))));
        files.contents().keySet().stream()
                .filter(path -> path.endsWith(".csv"))
                .forEach(path -> asked.addAll(Expressions.namesIn(files.text(path))));
        policies.names("table")
                .forEach(table -> policies.table(table)
                        .rows()
                        .forEach(row -> asked.addAll(row.cells().values())));
        List<Problem> unasked = new ArrayList<>();
        KINDS.forEach((accessor, kind) -> {
            Set<String> names = new TreeSet<>(policies.names(accessor));
            names.removeAll(DeclaredPolicies.ofProduct().names(accessor));
            names.removeAll(asked);
            names.forEach(name -> unasked.add(policies.places()
                    .problem(
                            kind, name, "nothing asks for the " + kind + " " + name + ", so that it changes nothing")));
        });
        Set<String> folders = new HashSet<>();
        DeclaredPolicies.ofProduct().names("document").forEach(document -> folders.add(folder(document)));
        policies.names("document").stream()
                .filter(document -> !folders.contains(folder(document)))
                .forEach(document -> unasked.add(policies.places()
                        .problem(
                                "document",
                                document,
                                "nothing asks for documents of this folder, so that it changes nothing; there are "
                                        + new TreeSet<>(folders))));
        return unasked;
    }

    private void readRules(String path, String text) {
        RuleFile file = RuleFile.read(path, text);
        rules.put(path, file);
        problems.addAll(file.problems());
        file.rules()
                .forEach(rule -> NormIds.ofRuleName(rule.name())
                        .ifPresentOrElse(
                                id -> add(id, rule.name(), path, rule.line(), rule.body()),
                                () -> problems.add(new Problem(
                                        path,
                                        rule.line(),
                                        "a rule's name is its norm id and a sentence"
                                                + " (\"SG-01 A signature must …\"): " + rule.name()))));
    }

    private void add(String id, String name, String path, int line, String body) {
        String folder = folder(path);
        String other = folderOfId.putIfAbsent(id, folder);
        if (other != null && !other.equals(folder)) {
            problems.add(new Problem(path, line, "norm id " + id + " is taken already, in " + other));
        }
        norms.add(new Norm(id, name.substring(id.length() + 1), path, line));
        List<RuleReport> reports = RuleReport.in(body);
        if (reports.isEmpty() && IN_ITS_OWN_WORDS.matcher(body).find()) {
            return;
        }
        Set<String> told = facts.computeIfAbsent(id, i -> new TreeSet<>());
        FACT.matcher(body).results().forEach(fact -> told.add(fact.group(1)));
        reports.stream()
                .filter(report -> report.fault().isEmpty())
                .forEach(report -> factsOfLines
                        .computeIfAbsent(report.line(), l -> new TreeSet<>(report.facts()))
                        .retainAll(report.facts()));
    }

    /** Whoever is refused reads a sentence: the line of texts that a rule names must be there. */
    private void checkReports(String path, RuleFile.Rule rule, Policies policies) {
        String name = RuleReport.table(PolicyFiles.area(path));
        for (RuleReport report : RuleReport.in(rule.body())) {
            String fault = report.fault();
            if (fault.isEmpty() && !policies.names("table").contains(name)) {
                fault = "there is no table " + name + ", whose line " + report.line() + " this rule asks for; "
                        + MissingFolders.remedy(PolicyFiles.area(path));
            } else if (fault.isEmpty() && !hasLine(policies.table(name), report.line())) {
                fault = policies.table(name).file() + " has no line whose rule is " + report.line();
            }
            if (!fault.isEmpty()) {
                problems.add(new Problem(path, rule.line() + lineOf(rule.body(), report.position()) - 1, fault));
            }
        }
    }

    /** A table without the column is refused for that. */
    private static boolean hasLine(Table table, String line) {
        return !table.columns().contains("rule") || table.row("rule", line).isPresent();
    }

    private void checkNames(String path, String text, Policies policies) {
        Matcher use = NAME_USED.matcher(text);
        while (use.find()) {
            Set<String> known = policies.names(use.group(1));
            if (!known.contains(use.group(2))) {
                problems.add(new Problem(
                        path,
                        lineOf(text, use.start(2)),
                        "policies." + use.group(1) + "(\"" + use.group(2) + "\"): there is no such name; there are "
                                + new TreeSet<>(known)));
            } else if (!isReported(use.group(2)) && !reads(use.group(1), use.group(2), policies)) {
                problems.add(new Problem(
                        path,
                        lineOf(text, use.start(2)),
                        "policies." + use.group(1) + "(\""
                                + use.group(2) + "\"): its value \"" + policies.text(use.group(2)) + "\" is no "
                                + use.group(1)));
            }
        }
    }

    /** Whether the parameter's own line was found wrong already. */
    private boolean isReported(String parameter) {
        return problems.stream().anyMatch(problem -> problem.message().startsWith(parameter + " "));
    }

    /** Whether the parameter is what the rule takes it for, whatever its line says of its kind. */
    private static boolean reads(String accessor, String name, Policies policies) {
        try {
            switch (accessor) {
                case "number" -> policies.number(name);
                case "decimal" -> policies.decimal(name);
                case "flag" -> policies.flag(name);
                case "time" -> policies.time(name);
                default -> {}
            }
            return true;
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return false;
        }
    }

    public static String folder(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    public static int lineOf(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
