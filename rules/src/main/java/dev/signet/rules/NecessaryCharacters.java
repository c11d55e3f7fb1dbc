package dev.signet.rules;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Characters of which every match of an expression holds at least one, read from the expression itself: a text without
 * any of them need not be searched, whatever officers write. Of a sequence the part with the fewest characters counts,
 * of alternatives all. What is not understood may match anything: then every text is searched.
 */
final class NecessaryCharacters {

    private static final String NOT_OF_ONE_CHARACTER = "bBAzZGRX";
    private static final String NOT_UNDERSTOOD = "QEkcN0123456789";

    private final String expression;
    private final Map<String, BitSet> classes = new HashMap<>();
    private int at;
    private boolean anyCase;

    private NecessaryCharacters(Pattern pattern) {
        expression = pattern.pattern();
        anyCase = (pattern.flags() & Pattern.CASE_INSENSITIVE) != 0;
    }

    /** @return the characters up to U+FFFF; all surrogates are among them, for those beyond */
    static BitSet of(Pattern pattern) {
        if ((pattern.flags() & ~Pattern.CASE_INSENSITIVE) != 0) {
            return all();
        }
        try {
            return new NecessaryCharacters(pattern).alternatives();
        } catch (PatternSyntaxException e) {
            return all();
        }
    }

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, Character.MAX_VALUE + 1);
        return all;
    }

    private PatternSyntaxException notUnderstood() {
        return new PatternSyntaxException("not understood", expression, at);
    }

    private BitSet alternatives() {
        boolean outside = anyCase;
        BitSet found = sequence();
        while (next('|')) {
            found.or(sequence());
        }
        anyCase = outside;
        return found;
    }

    private BitSet sequence() {
        BitSet fewest = all();
        while (at < expression.length() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
            BitSet part = part();
            if (mayBeLeftOut()) {
                part = all();
            }
            fewest = part.cardinality() < fewest.cardinality() ? part : fewest;
        }
        return (BitSet) fewest.clone();
    }

    private BitSet part() {
        int start = at;
        int c = expression.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case '(' -> group();
            case '[' -> bracketed(start);
            case '\\' -> escaped(start);
            case '.', '^', '$' -> all();
            default -> literal(c);
        };
    }

    private BitSet literal(int c) {
        BitSet found = surrogates();
        if (Character.isBmpCodePoint(c)) {
            found.set(c);
        }
        if (anyCase && c < 0x80) {
            found.set(Character.toLowerCase(c));
            found.set(Character.toUpperCase(c));
        }
        return found;
    }

    private static BitSet surrogates() {
        BitSet surrogates = new BitSet();
        surrogates.set(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
        return surrogates;
    }

    private BitSet group() {
        if (!next('?') || next(':')) {
            return closed(alternatives());
        }
        if (expression.startsWith("i)", at)) {
            at += 2;
            anyCase = true;
            return all();
        }
        next('<');
        if (next('=') || next('!')) {
            closed(alternatives());
            return all();
        }
        throw notUnderstood();
    }

    private BitSet closed(BitSet found) {
        if (!next(')')) {
            throw notUnderstood();
        }
        return found;
    }

    private BitSet bracketed(int start) {
        for (int open = 1; open > 0; at++) {
            if (at >= expression.length() || expression.startsWith("\\Q", at)) {
                throw notUnderstood();
            }
            switch (expression.charAt(at)) {
                case '[' -> open++;
                case ']' -> open--;
                case '\\' -> at++;
                default -> { }
            }
        }
        return matching(expression.substring(start, at));
    }

    private BitSet escaped(int start) {
        char kind = expression.charAt(at++);
        if (NOT_OF_ONE_CHARACTER.indexOf(kind) >= 0) {
            return all();
        }
        if (NOT_UNDERSTOOD.indexOf(kind) >= 0) {
            throw notUnderstood();
        }
        if ("pPx".indexOf(kind) >= 0 && next('{')) {
            at = expression.indexOf('}', at) + 1;
        } else if (kind == 'u' || kind == 'x') {
            at += kind == 'u' ? 4 : 2;
        } else if (kind == 'p' || kind == 'P') {
            at++;
        }
        return matching(expression.substring(start, at));
    }

    /** Which characters this piece of the expression matches. */
    private BitSet matching(String piece) {
        return classes.computeIfAbsent(anyCase + piece, key -> {
            var matcher = Pattern.compile(piece, anyCase ? Pattern.CASE_INSENSITIVE : 0).matcher("");
            BitSet found = surrogates();
            for (int c = 0; c <= Character.MAX_VALUE; c++) {
                if (matcher.reset(Character.toString(c)).matches()) {
                    found.set(c);
                }
            }
            return found;
        });
    }

    /** Reads how often the part before may stand there. */
    private boolean mayBeLeftOut() {
        boolean leftOut = next('*') || next('?');
        if (!leftOut && !next('+')) {
            if (!next('{')) {
                return false;
            }
            int end = expression.indexOf('}', at);
            leftOut = expression.substring(at, end).split(",")[0].matches("0+");
            at = end + 1;
        }
        if (!next('?')) {
            next('+');
        }
        if (at < expression.length() && "*+?{".indexOf(expression.charAt(at)) >= 0) {
            throw notUnderstood();
        }
        return leftOut;
    }

    private boolean next(char c) {
        boolean there = at < expression.length() && expression.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }
}
