package dev.signet.rules.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a text must hold for an expression to match anywhere in it, read from the expression itself: a text without it
 * need not be searched, whatever officers write. What is not understood may match anything: then every text is searched.
 */
public final class NecessaryCharacters {

    /** Beyond this, alternatives are taken together and only their rarest characters kept. */
    private static final int MOST_WAYS = 8;

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

    /**
     * @return the ways in which it may match: for each the sets of characters of which the text holds one each. Sets are
     *     of characters up to U+FFFF; all surrogates are among them, for those beyond
     */
    public static List<Set<BitSet>> of(Pattern pattern) {
        if ((pattern.flags() & ~Pattern.CASE_INSENSITIVE) != 0) {
            return anything();
        }
        try {
            return new NecessaryCharacters(pattern).alternatives();
        } catch (PatternSyntaxException e) {
            return anything();
        }
    }

    private static List<Set<BitSet>> anything() {
        return List.of(Set.of());
    }

    private PatternSyntaxException notUnderstood() {
        return new PatternSyntaxException("not understood", expression, at);
    }

    private List<Set<BitSet>> alternatives() {
        boolean outside = anyCase;
        List<Set<BitSet>> ways = new ArrayList<>(sequence());
        while (next('|')) {
            ways.addAll(sequence());
        }
        anyCase = outside;
        return ways.size() > MOST_WAYS ? together(ways) : ways;
    }

    private List<Set<BitSet>> sequence() {
        List<Set<BitSet>> ways = anything();
        while (at < expression.length() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
            List<Set<BitSet>> part = part();
            if (!mayBeLeftOut()) {
                ways = both(ways, ways.size() * part.size() > MOST_WAYS ? together(part) : part);
            }
        }
        return ways;
    }

    private static List<Set<BitSet>> both(List<Set<BitSet>> some, List<Set<BitSet>> others) {
        List<Set<BitSet>> ways = new ArrayList<>();
        for (Set<BitSet> one : some) {
            for (Set<BitSet> other : others) {
                Set<BitSet> way = new HashSet<>(one);
                way.addAll(other);
                ways.add(way);
            }
        }
        return ways;
    }

    /** One way for all: a character of the smallest set of any of them. */
    private static List<Set<BitSet>> together(List<Set<BitSet>> ways) {
        BitSet any = new BitSet();
        for (Set<BitSet> way : ways) {
            if (way.isEmpty()) {
                return anything();
            }
            any.or(Collections.min(way, Comparator.comparingInt(BitSet::cardinality)));
        }
        return List.of(Set.of(any));
    }

    private List<Set<BitSet>> part() {
        int start = at;
        int c = expression.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case '(' -> group();
            case '[' -> one(bracketed(start));
            case '\\' -> escaped(start);
            case '.', '^', '$' -> anything();
            default -> one(literal(c));
        };
    }

    private static List<Set<BitSet>> one(BitSet characters) {
        return List.of(Set.of(characters));
    }

    private List<Set<BitSet>> group() {
        if (!next('?') || next(':')) {
            return closed(alternatives());
        }
        if (expression.startsWith("i)", at)) {
            at += 2;
            anyCase = true;
            return anything();
        }
        next('<');
        if (next('=') || next('!')) {
            closed(alternatives());
            return anything();
        }
        throw notUnderstood();
    }

    private List<Set<BitSet>> closed(List<Set<BitSet>> ways) {
        if (!next(')')) {
            throw notUnderstood();
        }
        return ways;
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

    private BitSet bracketed(int start) {
        for (int open = 1; open > 0; at++) {
            if (at >= expression.length() || expression.startsWith("\\Q", at)) {
                throw notUnderstood();
            }
            switch (expression.charAt(at)) {
                case '[' -> open++;
                case ']' -> open--;
                case '\\' -> at++;
                default -> {}
            }
        }
        return matching(expression.substring(start, at));
    }

    private List<Set<BitSet>> escaped(int start) {
        char kind = expression.charAt(at++);
        if (NOT_OF_ONE_CHARACTER.indexOf(kind) >= 0) {
            return anything();
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
        return one(matching(expression.substring(start, at)));
    }

    /** Which characters this piece of the expression matches. */
    private BitSet matching(String piece) {
        return classes.computeIfAbsent(anyCase + piece, key -> {
            var matcher = Pattern.compile(piece, anyCase ? Pattern.CASE_INSENSITIVE : 0)
                    .matcher("");
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
