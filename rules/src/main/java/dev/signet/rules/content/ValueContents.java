package dev.signet.rules.content;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.text.NecessaryCharacters;
import dev.signet.rules.text.TextPattern;
import dev.signet.rules.text.Texts;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a value what its attribute forbids, by the officers' patterns alone. Made for the hot path: the characters
 * of a value decide which of the patterns could match at all.
 */
final class ValueContents {

    private final TextPattern[] patterns = new TextPattern[ValueContent.values().length];
    /** By character: a bit for each set of characters that it is in. */
    private final long[] sets = new long[Character.MAX_VALUE + 1];
    /** By content: for each way in which it may be there the sets of which the value must hold a character each. */
    private final long[][] ways = new long[ValueContent.values().length][];

    ValueContents(Policies policies) {
        Map<ValueContent, List<Set<BitSet>>> necessary = new EnumMap<>(ValueContent.class);
        for (ValueContent content : ValueContent.values()) {
            patterns[content.ordinal()] = policies.pattern(content.pattern());
            necessary.put(content, NecessaryCharacters.of(patterns[content.ordinal()].expression()));
        }
        // Where they are more than bits, the smallest say most.
        List<BitSet> told = necessary.values().stream()
                .flatMap(List::stream)
                .flatMap(Set::stream)
                .distinct()
                .sorted(Comparator.comparingInt(BitSet::cardinality))
                .limit(Long.SIZE)
                .toList();
        for (int i = 0; i < told.size(); i++) {
            long bit = 1L << i;
            told.get(i).stream().forEach(c -> sets[c] |= bit);
        }
        necessary.forEach((content, ways) -> this.ways[content.ordinal()] =
                ways.stream().mapToLong(way -> bits(way, told)).toArray());
    }

    private static long bits(Set<BitSet> way, List<BitSet> told) {
        long bits = 0;
        for (BitSet set : way) {
            int at = told.indexOf(set);
            bits |= at < 0 ? 0 : 1L << at;
        }
        return bits;
    }

    /** The first of these contents that the value holds; null when it holds none. */
    @Nullable
    ValueContent first(String value, Set<ValueContent> forbidden) {
        String half = isPlain(value) ? value : Normalizer.normalize(value, Normalizer.Form.NFKC);
        long present = sets(value) | sets(half);
        String dense = null;
        for (ValueContent content : forbidden) {
            if (isPossible(content, present)) {
                dense = dense == null ? Texts.normalise(half) : dense;
                if (holds(content, value, half, dense)) {
                    return content;
                }
            }
        }
        return null;
    }

    private boolean isPossible(ValueContent content, long present) {
        for (long way : ways[content.ordinal()]) {
            if ((present & way) == way) {
                return true;
            }
        }
        return false;
    }

    /** What is in the text, or in the same text in small letters and without its blanks. */
    private long sets(String text) {
        long present = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            present |= sets[c] | sets[Character.toLowerCase(c)];
        }
        return present;
    }

    private boolean holds(ValueContent content, String value, String half, String dense) {
        TextPattern pattern = patterns[content.ordinal()];
        return switch (content) {
            case URL, MOBILE -> pattern.occursIn(half) || !dense.equals(half) && pattern.occursIn(dense);
            case IP, MAIL, QQ, WECHAT -> pattern.occursIn(dense);
            case LANDLINE, EMOJI -> pattern.occursIn(half);
            case SENTENCE -> pattern.occursIn(value);
        };
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
}
