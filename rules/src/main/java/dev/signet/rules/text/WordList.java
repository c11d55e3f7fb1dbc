package dev.signet.rules.text;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A word list an officer keeps: one word a line, {@code #} opens a remark. Words and texts are compared in the form of
 * {@link Texts#normalise}.
 */
public final class WordList {

    private final Set<String> words;
    private final List<String> written;
    private final Map<Character, List<String>> byFirst = new HashMap<>();
    private final boolean[] opens = new boolean[Character.MAX_VALUE + 1];

    public WordList(Iterable<String> words) {
        this.words = new LinkedHashSet<>();
        this.written = new ArrayList<>();
        for (String word : words) {
            String normal = Texts.normalise(word);
            if (!normal.isEmpty() && this.words.add(normal)) {
                byFirst.computeIfAbsent(normal.charAt(0), c -> new ArrayList<>())
                        .add(normal);
                opens[normal.charAt(0)] = true;
            }
        }
        words.forEach(written::add);
        byFirst.values().forEach(list -> list.sort((a, b) -> b.length() - a.length()));
    }

    /** The words as they are written, blanks and all. */
    public List<String> written() {
        return Collections.unmodifiableList(written);
    }

    /** Whether the text as a whole is one of the words. */
    public boolean contains(String text) {
        return words.contains(Texts.normalise(text));
    }

    /** The longest words found from left to right, each once. */
    public List<String> in(String text) {
        return inNormalised(Texts.normalise(text));
    }

    /** As {@link #in}, for a text that is in its normal form already. */
    public List<String> inNormalised(String text) {
        List<String> found = null;
        for (int i = 0; i < text.length(); i++) {
            String word = at(text, i);
            if (word != null) {
                found = found == null ? new ArrayList<>(2) : found;
                if (!found.contains(word)) {
                    found.add(word);
                }
                i += word.length() - 1;
            }
        }
        return found == null ? List.of() : found;
    }

    /** Whether any word occurs in the text. */
    public boolean occursIn(String text) {
        return first(text).isPresent();
    }

    /** The leftmost, longest word in the text. */
    public Optional<String> first(String text) {
        String normal = Texts.normalise(text);
        for (int i = 0; i < normal.length(); i++) {
            String word = at(normal, i);
            if (word != null) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** Whether the whole text is made of words of this list and nothing else; an empty text is not. */
    public boolean covers(String text) {
        String normal = Texts.normalise(text);
        boolean[] reached = new boolean[normal.length() + 1];
        reached[0] = true;
        for (int i = 0; i < normal.length(); i++) {
            if (reached[i] && opens[normal.charAt(i)]) {
                for (String word : requireNonNull(byFirst.get(normal.charAt(i)))) {
                    if (normal.startsWith(word, i)) {
                        reached[i + word.length()] = true;
                    }
                }
            }
        }
        return !normal.isEmpty() && reached[normal.length()];
    }

    /** The longest word with which the text opens. */
    public Optional<String> opening(String text) {
        String normal = Texts.normalise(text);
        return normal.isEmpty() ? Optional.empty() : Optional.ofNullable(at(normal, 0));
    }

    /** The longest word with which the text ends. */
    public Optional<String> closing(String text) {
        String normal = Texts.normalise(text);
        return words.stream().filter(normal::endsWith).max((a, b) -> a.length() - b.length());
    }

    /** The words in their normal form, in the order of the file. */
    public Set<String> words() {
        return java.util.Collections.unmodifiableSet(words);
    }

    private @org.jspecify.annotations.Nullable String at(String text, int position) {
        char first = text.charAt(position);
        if (!opens[first]) {
            return null;
        }
        for (String word : requireNonNull(byFirst.get(first))) {
            if (text.startsWith(word, position)) {
                return word;
            }
        }
        return null;
    }
}
