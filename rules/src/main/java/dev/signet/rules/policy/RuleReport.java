package dev.signet.rules.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a rule reports in the words of its area's table of texts: {@code findings.refuse("SG-01", "part", $name)}.
 *
 * @param line the line of the table
 * @param facts what the rule tells, by the names that the line may fill in
 * @param fault what is wrong with the call itself; nothing where it can be read
 * @param position in the text of the rule
 */
public record RuleReport(String line, Set<String> facts, String fault, int position) {

    private static final Pattern CALL = Pattern.compile("\\bfindings\\s*\\.\\s*(?:refuse|human|note)\\s*\\(");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern REMARK_OR_LITERAL = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|'(?:[^'\\\\\n]|\\\\.)'|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"", Pattern.DOTALL);
    private static final Pattern FACT = Pattern.compile("[a-z][A-Za-z]*");
    /** Arguments of a report that brings its sentences along: norm, Chinese, English, part. */
    private static final int WITH_SENTENCES = 4;

    /** The table with the sentences of an area's norms. */
    public static String table(String area) {
        return area + "-texts";
    }

    /** Of a rule all reports in such words; those that bring their sentences along are none. */
    static List<RuleReport> in(String rule) {
        String code = withoutRemarks(rule);
        List<RuleReport> reports = new ArrayList<>();
        Matcher call = CALL.matcher(code);
        while (call.find()) {
            List<String> arguments = arguments(code, call.end());
            if (!arguments.isEmpty() && !isWithSentences(arguments)) {
                reports.add(of(arguments, call.start()));
            }
        }
        return reports;
    }

    private static boolean isWithSentences(List<String> arguments) {
        return arguments.size() == WITH_SENTENCES
                && !FACT.matcher(literal(arguments.get(1))).matches();
    }

    private static RuleReport of(List<String> arguments, int position) {
        String line = literal(arguments.get(0));
        Set<String> facts = new LinkedHashSet<>();
        boolean readable = arguments.size() % 2 == 1;
        for (int i = 1; i < arguments.size(); i += 2) {
            String fact = literal(arguments.get(i));
            readable &= FACT.matcher(fact).matches();
            facts.add(fact);
        }
        String fault = "";
        if (line.isEmpty()) {
            fault = "the line of the texts stands first in a report, written out: findings.refuse(\"SG-01\", …)";
        } else if (!readable) {
            fault = "behind " + line
                    + " stand the facts, names and values in turn: findings.refuse(\"SG-01\", \"part\", $name)";
        }
        return new RuleReport(line, facts, fault, position);
    }

    /** What is written in quotes; nothing where it is anything else. */
    private static String literal(String argument) {
        Matcher literal = LITERAL.matcher(argument);
        return literal.matches() ? literal.group(1) : "";
    }

    private static String withoutRemarks(String rule) {
        return REMARK_OR_LITERAL
                .matcher(rule)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().startsWith("/") ? found.group().replaceAll("[^\n]", " ") : found.group()));
    }

    /** Up to the bracket that closes the call; none where nothing closes it, of which the compiler tells. */
    private static List<String> arguments(String code, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = from;
        int at = from;
        while (at < code.length() && depth >= 0) {
            char c = code.charAt(at);
            if (c == '"' || c == '\'') {
                at = endOfLiteral(code, at);
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
            if (depth < 0 || c == ',' && depth == 0) {
                arguments.add(code.substring(start, Math.min(at, code.length())).strip());
                start = at + 1;
            }
            at++;
        }
        return depth < 0 ? arguments : List.of();
    }

    private static int endOfLiteral(String code, int open) {
        int at = open + 1;
        while (at < code.length() && code.charAt(at) != code.charAt(open) && code.charAt(at) != '\n') {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
