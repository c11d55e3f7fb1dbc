package dev.signet.rules.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;

/**
 * One file of rules as the rule compiler reads it: its rules, and what stands in it that is no rule.
 *
 * @param rules in the order of the file
 * @param problems constructs that the file must not have
 */
public record RuleFile(List<Rule> rules, List<Problem> problems) {

    /**
     * @param name as the compiler knows it, however it is quoted
     * @param line of the word {@code rule}
     * @param body what follows the name, up to the next rule
     */
    public record Rule(String name, int line, String body) {}

    private static final Pattern RULE =
            Pattern.compile("^\\s*rule\\s+(?:\"([^\"]*)\"|'([^']*)'|(\\S+))", Pattern.MULTILINE);

    static RuleFile read(String path, String text) {
        try {
            DrlParser parser = new DrlParser();
            PackageDescr read = parser.parse(false, text);
            if (!parser.hasErrors() && read != null) {
                return new RuleFile(rules(text, read), problems(path, read));
            }
        } catch (DroolsParserException | RuntimeException | StackOverflowError e) {
            // The compiler says what is wrong, with its line.
        }
        return new RuleFile(rulesAsWritten(text), List.of());
    }

    private static List<Rule> rules(String text, PackageDescr read) {
        List<RuleDescr> descriptions = read.getRules();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < descriptions.size(); i++) {
            int from = Math.max(0, descriptions.get(i).getStartCharacter());
            int to = i + 1 < descriptions.size() ? descriptions.get(i + 1).getStartCharacter() : text.length();
            RuleDescr rule = descriptions.get(i);
            rules.add(new Rule(rule.getName(), rule.getLine(), text.substring(from, Math.max(from, to))));
        }
        return rules;
    }

    /** Of a file that cannot be compiled, so that its norms are not missed beside that. */
    private static List<Rule> rulesAsWritten(String text) {
        List<MatchResult> matches = RULE.matcher(text).results().toList();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < matches.size(); i++) {
            MatchResult match = matches.get(i);
            int group = match.group(1) != null ? 1 : match.group(2) != null ? 2 : 3;
            int to = i + 1 < matches.size() ? matches.get(i + 1).start() : text.length();
            rules.add(new Rule(
                    match.group(group),
                    RuleCatalogue.lineOf(text, match.start(group)),
                    text.substring(match.end(), to)));
        }
        return rules;
    }

    private static List<Problem> problems(String path, PackageDescr read) {
        List<Problem> problems = new ArrayList<>();
        refuse(path, "function", read.getFunctions(), problems);
        refuse(path, "import function, import static", read.getFunctionImports(), problems);
        refuse(path, "import accumulate", read.getAccumulateImports(), problems);
        refuse(path, "declare", read.getClassAndEnumDeclarationDescrs(), problems);
        refuse(path, "declare entry-point", read.getEntryPointDeclarations(), problems);
        refuse(path, "declare window", read.getWindowDeclarations(), problems);
        refuse(path, "unit", read.getUnit() == null ? List.of() : List.of(read.getUnit()), problems);
        refuseAttributes(path, read.getAttributes(), problems);
        for (RuleDescr rule : read.getRules()) {
            if (rule instanceof QueryDescr) {
                refuse(path, "query", List.of(rule), problems);
            }
            refuseAttributes(path, rule.getAttributes().values(), problems);
        }
        return problems;
    }

    private static void refuseAttributes(String path, Collection<AttributeDescr> attributes, List<Problem> problems) {
        attributes.forEach(attribute -> refuse(path, attribute.getName(), List.of(attribute), problems));
    }

    private static void refuse(
            String path, String what, Collection<? extends BaseDescr> found, List<Problem> problems) {
        found.forEach(description -> problems.add(new Problem(
                path,
                Math.max(0, description.getLine()),
                what + ": a file of rules has rules and nothing else, and a rule has a name, when and then")));
    }
}
