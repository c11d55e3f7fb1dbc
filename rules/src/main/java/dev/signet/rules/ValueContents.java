package dev.signet.rules;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a value what its attribute forbids, by the officers' patterns alone. Made for the hot path: the characters
 * of a value decide which of the patterns could match at all.
 */
final class ValueContents {

    private final Pattern[] patterns = new Pattern[ValueContent.values().length];
    /** By character: a bit for each content that cannot be there without it or another one of its bit. */
    private final short[] necessary = new short[Character.MAX_VALUE + 1];

    ValueContents(Policies policies) {
        for (ValueContent content : ValueContent.values()) {
            Pattern pattern = policies.pattern(content.pattern());
            patterns[content.ordinal()] = pattern;
            NecessaryCharacters.of(pattern).stream().forEach(c -> necessary[c] |= bit(content));
        }
    }

    /** The first of these contents that the value holds; null when it holds none. */
    @Nullable ValueContent first(String value, Set<ValueContent> forbidden) {
        String half = isPlain(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFKC);
        int possible = possible(value) | possible(half);
        if (possible == 0) {
            return null;
        }
        String dense = Texts.normalise(half);
        for (ValueContent content : forbidden) {
            if ((possible & bit(content)) != 0 && holds(content, value, half, dense)) {
                return content;
            }
        }
        return null;
    }

    private boolean holds(ValueContent content, String value, String half, String dense) {
        Pattern pattern = patterns[content.ordinal()];
        return switch (content) {
            case URL, MOBILE -> pattern.matcher(half).find() || !dense.equals(half) && pattern.matcher(dense).find();
            case IP, MAIL, QQ, WECHAT -> pattern.matcher(dense).find();
            case LANDLINE, EMOJI -> pattern.matcher(half).find();
            case SENTENCE -> pattern.matcher(value).find();
        };
    }

    /** What may be in the text, or in the same text in small letters and without its blanks. */
    private int possible(String text) {
        int contents = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            contents |= necessary[c] | necessary[Character.toLowerCase(c)];
        }
        return contents;
    }

    /** Whether the text is its own half-width form, as far as a look at each character can say. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7f && (c < 0x4e00 || c > 0x9fff)) {
                return false;
            }
        }
        return true;
    }

    private static short bit(ValueContent content) {
        return (short) (1 << content.ordinal());
    }
}
