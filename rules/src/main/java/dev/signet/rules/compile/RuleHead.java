package dev.signet.rules.compile;

import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the rule compiler reads above the rules of a file, and an officer need not write: the package, an import of each
 * type that rules may name, the globals. All of it stands in the first line of the file, so that lines keep their numbers.
 *
 * <p>Files from before rules were written without it, whose lines name types by packages they have left since, are read
 * all the same: such a line is passed over where the product gives what it names, and refused where it names anything else.
 *
 * @param text for the compiler
 */
record RuleHead(String text, List<Problem> problems) {

    private static final String PACKAGE = "policies.";

    private static final String PRODUCT = "dev.signet.rules.";
    private static final RuleNames NAMES = RuleNames.ofProduct();

    /** The remarks of a file, so that nothing in them counts, and what is written above rules. */
    private static final Pattern WRITTEN = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|(?:^|(?<=;))[ \t]*(?:"
                    + "package\\s+[\\p{L}\\p{N}_.]+"
                    + "|import\\s+(?!(?:static|function|accumulate|acc)\\s)(?<import>[\\p{L}\\p{N}_$]+(?:\\.[\\p{L}\\p{N}_$]+)*(?:\\.\\*)?)"
                    + "|global\\s+(?<type>[\\p{L}\\p{N}_$.<>,]+)\\s+(?<global>[\\p{L}\\p{N}_$]+)"
                    + ")[ \t]*;?",
            Pattern.MULTILINE | Pattern.DOTALL);

    /** @param collector simple name of the type to which the area's rules report */
    static RuleHead of(String area, String collector, String path, String text) {
        List<Problem> problems = new ArrayList<>();
        List<String> imports = new ArrayList<>(NAMES.given().values());
        StringBuilder rules = new StringBuilder();
        Matcher written = WRITTEN.matcher(text);
        while (written.find()) {
            String found = written.group();
            if (isRemark(found)) {
                written.appendReplacement(rules, Matcher.quoteReplacement(found));
                continue;
            }
            int line = RuleCatalogue.lineOf(text, written.end());
            if (written.group("import") != null) {
                type(written.group("import"))
                        .ifPresentOrElse(
                                imports::add, () -> problems.add(foreign(path, line, written.group("import"))));
            } else if (written.group("global") != null) {
                global(collector, path, line, written.group("type"), written.group("global"))
                        .ifPresent(problems::add);
            }
            written.appendReplacement(rules, found.replaceAll("[^\n]", " "));
        }
        written.appendTail(rules);
        return new RuleHead(head(area, collector, imports) + rules, problems);
    }

    /** The package of an area's rules, whatever its folder is called. */
    static String packageOf(String area) {
        return PACKAGE + area.replaceAll("^[0-9]|[^A-Za-z0-9]", "_");
    }

    private static boolean isRemark(String found) {
        return found.startsWith("/");
    }

    private static String head(String area, String collector, List<String> imports) {
        return Stream.of(
                        Stream.of("package " + packageOf(area)),
                        imports.stream().distinct().map(type -> "import " + type),
                        Stream.of("global " + collector + " findings", "global Policies policies"))
                .flatMap(part -> part)
                .collect(Collectors.joining("; ", "", "; "));
    }

    /** The type that is meant where it is now, or the package whose types are at hand anyway. */
    private static Optional<String> type(String imported) {
        if (imported.endsWith(".*")) {
            String folder = imported.substring(0, imported.length() - 1);
            return NAMES.given().values().stream()
                    .filter(given -> folder.startsWith(PRODUCT) || given.startsWith(folder))
                    .findFirst();
        }
        String written = imported.replace('$', '.');
        String simple = written.replaceFirst("^(?:[a-z]\\w*\\.)+", "");
        if (imported.startsWith(PRODUCT)) {
            return Optional.ofNullable(NAMES.given().get(simple)).or(() -> NAMES.nested(simple));
        }
        return NAMES.shows(imported)
                ? Optional.of(imported)
                : NAMES.nested(simple).filter(written::equals);
    }

    private static Problem foreign(String path, int line, String imported) {
        return new Problem(
                path,
                line,
                "import " + imported + ": rules name only what is listed in rule-names.txt, by its simple name and"
                        + " without an import; take out this line and what uses it");
    }

    private static Optional<Problem> global(String collector, String path, int line, String type, String name) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        boolean given = name.equals("findings") && simple.equals(collector)
                || name.equals("policies") && simple.equals("Policies");
        return given
                ? Optional.empty()
                : Optional.of(new Problem(
                        path,
                        line,
                        "global " + type + " " + name + ": rules here have " + collector
                                + " findings and Policies policies, without a line for it; take out this line and what"
                                + " uses it"));
    }
}
