package dev.signet.rules.text;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * A regular expression for values that is asked millions of times: one that is a single class of ASCII characters
 * ({@code [0-9]+}) is answered without the regex engine.
 */
public final class ValuePattern {

    private static final Pattern SIMPLE = Pattern.compile("\\[((?:[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9_])+)]\\+");

    private final TextPattern pattern;
    private final @org.jspecify.annotations.Nullable BitSet characters;

    private ValuePattern(TextPattern pattern, @org.jspecify.annotations.Nullable BitSet characters) {
        this.pattern = pattern;
        this.characters = characters;
    }

    /** An empty expression takes everything. */
    public static ValuePattern compile(String expression) {
        java.util.regex.Matcher simple = SIMPLE.matcher(expression);
        return new ValuePattern(
                TextPattern.compile(expression, expression.isEmpty() ? "(?s).*" : expression),
                simple.matches() ? characters(simple.group(1)) : null);
    }

    private static BitSet characters(String ranges) {
        BitSet characters = new BitSet(128);
        for (int i = 0; i < ranges.length(); i++) {
            char from = ranges.charAt(i);
            boolean range = i + 2 < ranges.length() && ranges.charAt(i + 1) == '-';
            char to = range ? ranges.charAt(i + 2) : from;
            characters.set(from, to + 1);
            i += range ? 2 : 0;
        }
        return characters;
    }

    public boolean matches(String value) {
        if (characters == null) {
            return pattern.matches(value);
        }
        for (int i = 0; i < value.length(); i++) {
            if (!characters.get(value.charAt(i))) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
