package dev.signet.rules.policy;

import java.util.HashMap;
import java.util.Map;

/** Single characters and what they stand for, traditional and simplified ones for instance. */
public final class CharacterMap {

    private final Map<Integer, Integer> map = new HashMap<>();

    CharacterMap(Table table) {
        String from = table.columns().get(0);
        String to = table.columns().get(1);
        table.rows()
                .forEach(
                        row -> map.put(row.get(from).codePointAt(0), row.get(to).codePointAt(0)));
    }

    /** The characters of the text that the table lists, in their order; empty when there are none. */
    public String in(String text) {
        StringBuilder found = new StringBuilder();
        text.codePoints().filter(map::containsKey).forEach(found::appendCodePoint);
        return found.toString();
    }

    /** The text with the listed characters replaced. */
    public String apply(String text) {
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints().map(c -> map.getOrDefault(c, c)).forEach(mapped::appendCodePoint);
        return mapped.toString();
    }
}
