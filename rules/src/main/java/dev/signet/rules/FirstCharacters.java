package dev.signet.rules;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters with which a match of an expression may begin, asked of the expression itself: a text without any of
 * them need not be searched, whatever officers write into the expression.
 */
final class FirstCharacters {

    /** Expressions that look back may begin otherwise within a text than at its start, where they are asked. */
    private static final Pattern LOOKS_BACK = Pattern.compile("\\(\\?<=|\\\\[bBG]");

    private final BitSet characters = new BitSet(Character.MAX_VALUE + 1);

    private FirstCharacters(Pattern pattern) {
        Matcher matcher = pattern.matcher("");
        boolean anything = matcher.find() || LOOKS_BACK.matcher(pattern.pattern()).find();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            characters.set(c, anything || Character.isSurrogate((char) c) || mayBegin(matcher, (char) c));
        }
    }

    static FirstCharacters of(Pattern pattern) {
        return new FirstCharacters(pattern);
    }

    /** It matches there, or it ran out of text and more might have made it match. */
    private static boolean mayBegin(Matcher matcher, char character) {
        return matcher.reset(String.valueOf(character)).lookingAt() || matcher.hitEnd();
    }

    boolean contains(char character) {
        return characters.get(character);
    }
}
