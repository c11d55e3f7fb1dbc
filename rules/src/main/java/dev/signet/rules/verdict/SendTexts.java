package dev.signet.rules.verdict;

import dev.signet.rules.fact.ChinaClock;
import dev.signet.rules.text.Unseen;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of one finding, and the texts of a table filled with them: {@code {limit}} becomes 5. */
public final class SendTexts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Map<String, String> values = new LinkedHashMap<>();

    public SendTexts put(String name, @Nullable Object value) {
        values.put(name, value == null ? "-" : Unseen.shown(value.toString()));
        return this;
    }

    /** An instant on the clock of UTC+8, on which the platform's windows run. */
    public SendTexts putTime(String name, @Nullable Instant instant) {
        return putTime(name, instant, ChinaClock.ZONE);
    }

    public SendTexts putTime(String name, @Nullable Instant instant, ZoneId zone) {
        return put(name, instant == null ? null : TIME.format(instant.atZone(zone)));
    }

    public String fill(String text) {
        return fill(text, values);
    }

    /** The text with the values in place of their names; what has no value stays as it is written. */
    static String fill(String text, Map<String, String> values) {
        int open = text.indexOf('{');
        if (open < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length() + 64);
        int last = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            String value = close < 0 ? null : values.get(text.substring(open + 1, close));
            if (value != null) {
                filled.append(text, last, open).append(value);
                last = close + 1;
            }
            open = text.indexOf('{', Math.max(open + 1, last));
        }
        return filled.append(text, last, text.length()).toString();
    }

    /** The facts in reading order, without those that only the texts need. */
    public Map<String, String> facts(String... except) {
        Map<String, String> facts = new LinkedHashMap<>(values);
        for (String name : except) {
            facts.remove(name);
        }
        return Collections.unmodifiableMap(facts);
    }
}
