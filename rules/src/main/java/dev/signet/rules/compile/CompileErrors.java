package dev.signet.rules.compile;

import static java.util.Objects.requireNonNull;

import dev.signet.rules.policy.Problem;
import dev.signet.rules.policy.RuleCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;

/**
 * Turns what the rule compiler says into problems with the officer's file and line. The compiler gives the line of
 * syntax errors; for others it names the file or only code it generated, so that the line is found by the rarest word
 * that the message shares with the rules.
 */
final class CompileErrors {

    private static final Pattern IN_CONSEQUENCE =
            Pattern.compile("Unable to parse consequence caused by: \\(line (\\d+),col \\d+\\) (.*)");
    private static final Pattern IN_SOURCE = Pattern.compile("Java source of (\\S+) in error:\\R(.*)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final String ECHO = "Parser returned a null Package";

    private final SortedMap<String, String> texts;
    private final Map<String, String> fileOfPlace;
    private final Map<String, String[]> generated = new HashMap<>();

    /**
     * @param texts rule texts by file
     * @param fileOfPlace file by the name under which the compiler knows it
     */
    CompileErrors(SortedMap<String, String> texts, Map<String, String> fileOfPlace) {
        this.texts = texts;
        this.fileOfPlace = fileOfPlace;
    }

    List<Problem> problems(List<Message> errors) {
        Set<Problem> problems = new LinkedHashSet<>();
        errors.forEach(this::keepSource);
        for (Message error : errors) {
            String text = error.getText() == null ? "" : error.getText().strip();
            if (!text.equals(ECHO) && !IN_SOURCE.matcher(text).matches()) {
                problems.add(problem(error, text));
            }
        }
        return new ArrayList<>(problems);
    }

    private void keepSource(Message error) {
        Matcher source =
                IN_SOURCE.matcher(error.getText() == null ? "" : error.getText().strip());
        if (source.matches()) {
            generated.put(source.group(1), source.group(2).split("\\R"));
        }
    }

    private Problem problem(Message error, String text) {
        String file = file(error);
        String firstLine = text.lines().findFirst().orElse("").replaceFirst("^\\[ERR \\d+] Line \\d+:\\d+ ", "");
        Matcher consequence = IN_CONSEQUENCE.matcher(firstLine);
        if (file != null && error.getLine() > 0) {
            return consequence.matches()
                    ? new Problem(file, inConsequence(file, error.getLine(), consequence), consequence.group(2))
                    : guess(rule(file, error.getLine()), new Problem(file, error.getLine(), firstLine), firstLine);
        }
        SortedMap<String, String> searched = new TreeMap<>(texts);
        if (file != null) {
            searched.keySet().retainAll(Set.of(file));
        }
        return guess(searched, new Problem(searched.firstKey(), 0, firstLine), firstLine + " " + generatedLine(error));
    }

    /** Of a rule whose opening line is meant, the text, with the lines above it blank; otherwise nothing. */
    private SortedMap<String, String> rule(String file, int line) {
        String[] lines = requireNonNull(texts.get(file), file).split("\\R", -1);
        SortedMap<String, String> rule = new TreeMap<>();
        if (line <= lines.length && lines[line - 1].strip().startsWith("rule ")) {
            StringBuilder text = new StringBuilder("\n".repeat(line));
            for (int i = line; i < lines.length && !lines[i].strip().equals("end"); i++) {
                text.append(lines[i]).append('\n');
            }
            rule.put(file, text.toString());
        }
        return rule;
    }

    private @Nullable String file(Message error) {
        String place = error.getPath() == null ? "" : error.getPath();
        return fileOfPlace.getOrDefault(place, fileOfPlace.get(RuleCompiler.ROOT + place));
    }

    private String generatedLine(Message error) {
        String[] source = generated.get(error.getPath() == null ? "" : error.getPath());
        int line = error.getLine() - 1;
        return source == null || line < 0 || line >= source.length ? "" : source[line];
    }

    /** The compiler counts from the rule's {@code then}. */
    private int inConsequence(String file, int ruleLine, Matcher consequence) {
        String[] lines = requireNonNull(texts.get(file), file).split("\\R", -1);
        for (int i = ruleLine - 1; i < lines.length; i++) {
            if (lines[i].strip().equals("then")) {
                return i + Integer.parseInt(consequence.group(1));
            }
        }
        return ruleLine;
    }

    private static Problem guess(SortedMap<String, String> searched, Problem otherwise, String clue) {
        Problem best = otherwise;
        int fewest = Integer.MAX_VALUE;
        Matcher word = WORD.matcher(clue);
        while (word.find()) {
            List<Problem> places = places(searched, word.group(), otherwise.message());
            if (!places.isEmpty() && places.size() < fewest) {
                fewest = places.size();
                best = places.get(0);
            }
        }
        return best;
    }

    private static List<Problem> places(SortedMap<String, String> searched, String word, String message) {
        List<Problem> places = new ArrayList<>();
        Pattern whole = Pattern.compile("(?<![\\p{L}\\p{N}_$])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_$])");
        searched.forEach((file, text) -> {
            Matcher match = whole.matcher(text);
            while (match.find()) {
                int line = RuleCatalogue.lineOf(text, match.start());
                if (!isProse(text.split("\\R", -1)[line - 1].strip())) {
                    places.add(new Problem(file, line, message));
                }
            }
        });
        return places;
    }

    /** A rule's sentence shares its words with any message. */
    private static boolean isProse(String line) {
        return line.startsWith("rule ") || line.startsWith("//") || line.startsWith("*") || line.startsWith("/*");
    }
}
