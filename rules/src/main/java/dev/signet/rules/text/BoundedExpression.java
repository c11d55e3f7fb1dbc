package dev.signet.rules.text;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Takes only expressions whose search can be bounded by counting the characters that it reads ({@link ReadingBound}). At
 * the end of a text a search reads nothing more, and still has a choice wherever a part may match nothing in several
 * ways: {@code (|)(|)(|)…x} tries 2, 4, 8 … ways there without reading, {@code (){9999999}} goes round as often. So what
 * may match nothing is not repeated and is no alternative to its like; then only reading leads to another way.
 */
public final class BoundedExpression {

    /** Between two characters that a search reads it does no more than the expression has parts. */
    public static final int LONGEST = 2000;

    private static final String OF_NO_WIDTH = "bBAGzZ";
    private static final String OF_ONE_CHARACTER = "dDhHsSvVwWRXNaefnrtpPxu0";
    private static final String FLAGS = "imsudU-";

    private final String expression;
    private int at;
    private int groups;
    private int groupsOfWidth;
    private boolean behind;

    private BoundedExpression(String expression) {
        this.expression = expression;
    }

    /** @throws PatternSyntaxException where it is no expression, or one of the others; what is not understood is one of those */
    public static Pattern compile(String expression) {
        Pattern pattern = Pattern.compile(expression);
        if (expression.length() > LONGEST) {
            throw new PatternSyntaxException("it has more than " + LONGEST + " characters", expression, LONGEST);
        }
        BoundedExpression read = new BoundedExpression(expression);
        read.alternatives();
        if (read.at < expression.length()) {
            throw read.notUnderstood();
        }
        return pattern;
    }

    /** Whether they may match nothing. */
    private boolean alternatives() {
        boolean nothing = sequence();
        while (next('|')) {
            int start = at;
            if (sequence()) {
                if (nothing) {
                    throw new PatternSyntaxException("two alternatives may match nothing", expression, start);
                }
                nothing = true;
            }
        }
        return nothing;
    }

    private boolean sequence() {
        boolean nothing = true;
        while (at < expression.length() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
            int start = at;
            boolean part = part();
            Repeated repeated = repeated();
            if (part && repeated != Repeated.ONCE) {
                throw new PatternSyntaxException("what may match nothing is repeated", expression, start);
            }
            nothing &= part || repeated == Repeated.MAYBE_NEVER;
        }
        return nothing;
    }

    private boolean part() {
        char c = expression.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> bracketed();
            case '\\' -> escaped();
            case '^', '$' -> ofNoWidth();
            case '{' -> throw notUnderstood();
            default -> false;
        };
    }

    /** A look behind tries every place before it; each of these tries must read. */
    private boolean ofNoWidth() {
        if (behind) {
            throw new PatternSyntaxException("a look behind holds something of no width", expression, at - 1);
        }
        return true;
    }

    private boolean group() {
        if (!next('?')) {
            return capturing();
        }
        if (next(':') || next('>')) {
            return closed(alternatives());
        }
        if (next('=') || next('!')) {
            ofNoWidth();
            closed(alternatives());
            return true;
        }
        if (next('<')) {
            if (next('=') || next('!')) {
                ofNoWidth();
                behind = true;
                closed(alternatives());
                behind = false;
                return true;
            }
            at = expression.indexOf('>', at) + 1;
            return capturing();
        }
        while (FLAGS.indexOf(expression.charAt(at)) >= 0) {
            at++;
        }
        return next(':') ? closed(alternatives()) : closed(true);
    }

    private boolean capturing() {
        groups++;
        boolean nothing = closed(alternatives());
        groupsOfWidth += nothing ? 0 : 1;
        return nothing;
    }

    private boolean closed(boolean nothing) {
        if (!next(')')) {
            throw notUnderstood();
        }
        return nothing;
    }

    /** One character of a class, which ends where as many brackets are closed as opened; it must be one by itself. */
    private boolean bracketed() {
        int start = at - 1;
        for (int open = 1; open > 0; at++) {
            if (at >= expression.length() || expression.startsWith("\\Q", at) || expression.startsWith("\\c", at)) {
                throw notUnderstood();
            }
            switch (expression.charAt(at)) {
                case '[' -> open++;
                case ']' -> open--;
                case '\\' -> at++;
                default -> {}
            }
        }
        Pattern.compile(expression.substring(start, at));
        return false;
    }

    private boolean escaped() {
        char kind = expression.charAt(at++);
        if (OF_NO_WIDTH.indexOf(kind) >= 0) {
            return ofNoWidth();
        }
        if (kind == 'k') {
            at = expression.indexOf('>', at) + 1;
            return sameAgain();
        }
        if (kind >= '1' && kind <= '9') {
            if (kind - '0' > groups) {
                throw notUnderstood();
            }
            while (at < expression.length() && Character.isDigit(expression.charAt(at))) {
                at++;
            }
            return sameAgain();
        }
        if (kind == 'Q') {
            int end = expression.indexOf("\\E", at);
            boolean nothing = end == at || at == expression.length();
            at = end < 0 ? expression.length() : end + 2;
            return nothing;
        }
        if (Character.isLetterOrDigit(kind)) {
            if (OF_ONE_CHARACTER.indexOf(kind) < 0) {
                throw notUnderstood();
            }
            if ("pPxN".indexOf(kind) >= 0 && next('{')) {
                at = expression.indexOf('}', at) + 1;
            }
        }
        return false;
    }

    /** What a group matched once more: something, where no group there is so far may match nothing. */
    private boolean sameAgain() {
        return groupsOfWidth < groups;
    }

    private enum Repeated {
        ONCE,
        SOME_TIMES,
        MAYBE_NEVER
    }

    private Repeated repeated() {
        Repeated repeated;
        if (next('*') || next('?')) {
            repeated = Repeated.MAYBE_NEVER;
        } else if (next('+')) {
            repeated = Repeated.SOME_TIMES;
        } else if (next('{')) {
            int end = expression.indexOf('}', at);
            repeated = expression.substring(at, end).split(",")[0].matches("0+")
                    ? Repeated.MAYBE_NEVER
                    : Repeated.SOME_TIMES;
            at = end + 1;
        } else {
            return Repeated.ONCE;
        }
        if (!next('?')) {
            next('+');
        }
        return repeated;
    }

    private boolean next(char c) {
        boolean there = at < expression.length() && expression.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private PatternSyntaxException notUnderstood() {
        return new PatternSyntaxException("it is written in a way that the rulebook does not read", expression, at);
    }
}
