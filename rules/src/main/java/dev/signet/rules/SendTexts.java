package dev.signet.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of one finding, and the texts of a table filled with them: {@code {limit}} becomes 5. */
final class SendTexts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Map<String, String> values = new LinkedHashMap<>();

    SendTexts put(String name, @Nullable Object value) {
        values.put(name, value == null ? "-" : value.toString());
        return this;
    }

    /** An instant on the clock of UTC+8, on which the platform's windows run. */
    SendTexts putTime(String name, @Nullable Instant instant) {
        return putTime(name, instant, ZoneOffset.ofHours(8));
    }

    SendTexts putTime(String name, @Nullable Instant instant, ZoneId zone) {
        return put(name, instant == null ? null : TIME.format(instant.atZone(zone)));
    }

    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** The facts in reading order, without those that only the texts need. */
    Map<String, String> facts(String... except) {
        Map<String, String> facts = new LinkedHashMap<>(values);
        for (String name : except) {
            facts.remove(name);
        }
        return Collections.unmodifiableMap(facts);
    }
}
