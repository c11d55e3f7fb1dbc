package dev.signet.rules.policy;

import dev.signet.rules.text.BoundedExpression;
import dev.signet.rules.text.Texts;
import dev.signet.rules.text.WordList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions as officers write them: {@code {{link-endings}}} stands for any word of the list
 * {@code link-endings}, or for what the pattern of that name matches.
 */
final class Expressions {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NAMED = Pattern.compile("\\{\\{([^{}]*)}}");

    private Expressions() {}

    /** The lists and patterns that a file's expressions are made of. */
    static Set<String> namesIn(String text) {
        return NAMED.matcher(text)
                .results()
                .map(named -> named.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The expression with all that it names written out.
     *
     * @param named what a name stands for; null where there is no such list and no such pattern
     * @param remedy what to do where there is none, as the end of a sentence
     * @throws PatternSyntaxException where there is none, or the whole would be longer than an expression may be
     */
    static String writtenOut(
            String expression, Function<String, @Nullable String> named, UnaryOperator<String> remedy) {
        StringBuilder whole = new StringBuilder();
        int last = 0;
        for (Matcher name = NAMED.matcher(expression); name.find(); last = name.end()) {
            String other = named.apply(name.group(1));
            if (other == null) {
                throw new PatternSyntaxException(
                        "there is no word list and no pattern named " + name.group(1) + remedy.apply(name.group(1)),
                        expression,
                        name.start());
            }
            whole.append(expression, last, name.start())
                    .append("(?:")
                    .append(other)
                    .append(')');
            if (whole.length() > BoundedExpression.LONGEST) {
                throw new PatternSyntaxException(
                        "with " + name.group() + " written out it has more than " + BoundedExpression.LONGEST
                                + " characters",
                        expression,
                        name.start());
            }
        }
        return whole.append(expression, last, expression.length()).toString();
    }

    /**
     * Any word of the list, the longest that is there, whatever the case of its letters and with or without its blanks; of
     * a list without a word nothing.
     */
    static String anyOf(WordList list) {
        return list.written().stream()
                .map(Expressions::pieces)
                .filter(pieces -> !pieces.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(Expressions::length).reversed())
                .map(pieces -> pieces.stream().map(Expressions::literally).collect(Collectors.joining("\\s*")))
                .reduce((one, other) -> one + "|" + other)
                .map(words -> "(?i)" + words)
                .orElse("[^\\s\\S]");
    }

    private static List<String> pieces(String word) {
        return BLANKS.splitAsStream(word)
                .map(Texts::normalise)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    private static int length(List<String> pieces) {
        return pieces.stream().mapToInt(String::length).sum();
    }

    private static String literally(String word) {
        return word.codePoints()
                .mapToObj(c -> (Character.isLetterOrDigit(c) ? "" : "\\") + Character.toString(c))
                .collect(Collectors.joining());
    }
}
