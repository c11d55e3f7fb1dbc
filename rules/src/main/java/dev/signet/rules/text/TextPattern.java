package dev.signet.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that officers wrote, as rules and the program hold texts against it. Officers may write one that
 * takes years for a text that no case has: every search is bounded, and what it was asked for fails.
 */
public final class TextPattern {

    private final String name;
    private final Pattern pattern;

    private TextPattern(String name, Pattern pattern) {
        this.name = name;
        this.pattern = pattern;
    }

    /**
     * @param name by which it is told when it goes on for too long
     * @throws PatternSyntaxException where it is no expression, or none that can be bounded
     */
    public static TextPattern compile(String name, String expression) {
        return new TextPattern(name, BoundedExpression.compile(expression));
    }

    /** Whether the text as a whole is of this pattern. */
    public boolean matches(String text) {
        try {
            return matcher(text).matches();
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** Whether anything in the text is of this pattern. */
    public boolean occursIn(String text) {
        try {
            return matcher(text).find();
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** Everything in the text that is of this pattern, from left to right. */
    public List<MatchResult> results(String text) {
        try {
            List<MatchResult> found = new ArrayList<>();
            for (Matcher matcher = matcher(text); matcher.find(); ) {
                found.add(matcher.toMatchResult());
            }
            return found;
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** The first of them; null where there is none. */
    public @Nullable String first(String text) {
        try {
            Matcher matcher = matcher(text);
            return matcher.find() ? matcher.group() : null;
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** The text with something else in place of everything that is of this pattern. */
    public String replaceAll(String text, Function<MatchResult, String> other) {
        StringBuilder replaced = new StringBuilder(text.length());
        int last = 0;
        for (MatchResult found : results(text)) {
            replaced.append(text, last, found.start()).append(other.apply(found));
            last = found.end();
        }
        return replaced.append(text, last, text.length()).toString();
    }

    /** For what is read from the expression itself, not for texts. */
    public Pattern expression() {
        return pattern;
    }

    private Matcher matcher(String text) {
        return pattern.matcher(ReadingBound.counted(text, this));
    }

    private IllegalStateException tooDeep() {
        return endless("for this text it needs more places to come back to than there is room for");
    }

    IllegalStateException endless(String why) {
        return new IllegalStateException("the pattern " + name + " does not come to an end: " + why);
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
