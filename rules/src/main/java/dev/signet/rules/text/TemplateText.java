package dev.signet.rules.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template's text taken apart: its variables and what stands between them. Knows the syntax of variables, no norm.
 */
public final class TemplateText {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}$]*)}");

    /** Stands where a variable was; a private character, so that it is no letter, digit or punctuation. */
    public static final char HOLE = '\uE000';

    private final String content;
    private final List<Variable> variables;
    private final String holed;

    /** @param start where it begins in the text as written */
    public record Variable(String name, int start, int end) {}

    private TemplateText(String content) {
        this.content = content;
        List<Variable> found = new ArrayList<>();
        StringBuilder rest = new StringBuilder(content.length());
        Matcher matcher = VARIABLE.matcher(content);
        int last = 0;
        while (matcher.find()) {
            found.add(new Variable(matcher.group(1), matcher.start(), matcher.end()));
            rest.append(content, last, matcher.start()).append(HOLE);
            last = matcher.end();
        }
        this.variables = List.copyOf(found);
        this.holed = rest.append(content, last, content.length()).toString();
    }

    public static TemplateText of(String content) {
        return new TemplateText(content);
    }

    public List<Variable> variables() {
        return variables;
    }

    /** All variables as written, one after the other. */
    public String placeholders() {
        StringBuilder all = new StringBuilder();
        variables.forEach(variable -> all.append(content, variable.start(), variable.end()));
        return all.toString();
    }

    /** Names in their order, each once. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        variables.forEach(variable -> names.add(variable.name()));
        return names;
    }

    /** Names that occur more than once. */
    public List<String> repeated() {
        Set<String> seen = new LinkedHashSet<>();
        List<String> repeated = new ArrayList<>();
        for (Variable variable : variables) {
            if (!seen.add(variable.name()) && !repeated.contains(variable.name())) {
                repeated.add(variable.name());
            }
        }
        return repeated;
    }

    /** Pairs of neighbouring variables with no letter between them, as written. */
    public List<String> adjacent() {
        List<String> pairs = new ArrayList<>();
        for (int i = 1; i < variables.size(); i++) {
            Variable left = variables.get(i - 1);
            Variable right = variables.get(i);
            if (content.substring(left.end(), right.start()).codePoints().noneMatch(Character::isLetter)) {
                pairs.add(content.substring(left.start(), right.end()));
            }
        }
        return pairs;
    }

    /** The text with a value in the place of each variable; one without a value stays as it is written. */
    public String filled(Map<String, String> values) {
        StringBuilder filled = new StringBuilder(content.length());
        int from = 0;
        for (Variable variable : variables) {
            String written = content.substring(variable.start(), variable.end());
            filled.append(content, from, variable.start()).append(values.getOrDefault(variable.name(), written));
            from = variable.end();
        }
        return filled.append(content, from, content.length()).toString();
    }

    /** The text without its variables. */
    public String fixed() {
        return holed.replace(String.valueOf(HOLE), "");
    }

    /** The text with {@link #HOLE} where a variable stands. */
    public String holed() {
        return holed;
    }

    /** Whether no Chinese character is in the fixed text. */
    public boolean western() {
        return holed.codePoints().noneMatch(Texts::isHan);
    }

    /** As rules of earlier rulebooks ask, with the weight that a word in letters had then. */
    public int meaning(WordList fillers) {
        return meaning(fillers, 3);
    }

    /**
     * How much the fixed text says once the given phrases are taken away: a Chinese character counts 1.
     *
     * @param word what a word in letters counts
     */
    public int meaning(WordList fillers, int word) {
        String rest = holed.toLowerCase(Locale.ROOT);
        for (String filler : fillers.words().stream()
                .sorted((a, b) -> b.length() - a.length())
                .toList()) {
            rest = without(rest, filler);
        }
        int meaning = 0;
        boolean inWord = false;
        for (int c : rest.codePoints().toArray()) {
            boolean han = Texts.isHan(c);
            boolean letter = !han && Character.isLetter(c);
            meaning += han ? 1 : letter && !inWord ? word : 0;
            inWord = letter;
        }
        return meaning;
    }

    /** Words in letters are taken as whole words, so that "to" does not eat into "stock". */
    private static String without(String text, String filler) {
        boolean latin = filler.chars().allMatch(c -> c < 0x80);
        return latin
                ? text.replaceAll("(?<![a-z0-9])" + Pattern.quote(filler) + "(?![a-z0-9])", " ")
                : text.replace(filler, "\u0020");
    }
}
