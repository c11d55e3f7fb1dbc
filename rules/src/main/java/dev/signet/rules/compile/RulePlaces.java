package dev.signet.rules.compile;

import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import dev.signet.rules.policy.RuleFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in the rules' texts what was found wrong with what they were compiled to. */
final class RulePlaces {

    private final SortedMap<String, String> texts;
    private final Map<String, RuleFile> files;

    /**
     * @param texts of one area, by file
     * @param files the same as the compiler reads them
     */
    RulePlaces(SortedMap<String, String> texts, Map<String, RuleFile> files) {
        this.texts = texts;
        this.files = files;
    }

    Set<String> ruleNames() {
        Set<String> names = new HashSet<>();
        files.values().forEach(file -> file.rules().forEach(rule -> names.add(rule.name())));
        return names;
    }

    List<Problem> problems(String area, RuleClasses classes) {
        List<Problem> problems = new ArrayList<>();
        for (RuleClasses.Complaint complaint : classes.complaints(ruleNames())) {
            List<Problem> placed = complaint.rules().isEmpty() ? anywhere(complaint) : inRules(complaint);
            problems.addAll(placed.isEmpty() ? List.of(new Problem(area, 0, complaint.message())) : placed);
        }
        return problems.stream().distinct().toList();
    }

    /** @param refused types that the rules, as far as they were read, may have meant */
    List<Problem> problems(Set<String> refused) {
        return refused.stream()
                .sorted()
                .flatMap(type -> anywhere(RuleClasses.unlisted(Set.of(), type, null)).stream())
                .toList();
    }

    private List<Problem> inRules(RuleClasses.Complaint complaint) {
        List<Problem> problems = new ArrayList<>();
        files.forEach((path, file) -> file.rules().stream()
                .filter(rule -> complaint.rules().contains(rule.name()))
                .forEach(rule -> {
                    int line = line(rule.body(), complaint.what());
                    problems.add(new Problem(
                            path,
                            line > 0 ? rule.line() + line - 1 : rule.line(),
                            "rule \"" + rule.name() + "\": " + complaint.message()));
                }));
        return problems;
    }

    private List<Problem> anywhere(RuleClasses.Complaint complaint) {
        List<Problem> problems = new ArrayList<>();
        texts.forEach((path, text) -> {
            int line = line(text, complaint.what());
            if (line > 0) {
                problems.add(new Problem(path, line, complaint.message()));
            }
        });
        return problems;
    }

    /** From 1; 0 where the name does not stand there as such. */
    private static int line(String text, String name) {
        if (name.isEmpty()) {
            return 0;
        }
        Matcher found = Pattern.compile("(?<![\\p{L}\\p{N}_$])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])")
                .matcher(text);
        return found.find() ? RuleCatalogue.lineOf(text, found.start()) : 0;
    }
}
