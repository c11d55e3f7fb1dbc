package dev.signet.audit;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import dev.signet.platform.time.ChinaTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What entries say, in words; what nobody gave words stands as the trail has it. */
public final class AuditWords {

    private static final Wording TEXTS = Wording.of("audit");
    private static final DateTimeFormatter MINUTES = ChinaTime.format("yyyy-MM-dd HH:mm");

    private AuditWords() {}

    /** In a sentence of its own, else by what it was done to and what was done; as the trail has it where neither is known. */
    public static Bilingual action(String action) {
        return said(action).orElseGet(() -> same(action));
    }

    /** Those that have a sentence of their own, by name. */
    public static SortedMap<String, Bilingual> actions() {
        SortedMap<String, Bilingual> actions = new TreeMap<>();
        TEXTS.keys("action.").forEach(key -> actions.put(key.substring("action.".length()), TEXTS.text(key)));
        return actions;
    }

    static Optional<Bilingual> said(String action) {
        if (TEXTS.has("action." + action)) {
            return Optional.of(TEXTS.text("action." + action));
        }
        String[] parts = action.split("\\.", 2);
        return parts.length == 2 && TEXTS.has("thing." + parts[0]) && TEXTS.has("done." + parts[1])
                ? Optional.of(TEXTS.text("composed", TEXTS.text("thing." + parts[0]), TEXTS.text("done." + parts[1])))
                : Optional.empty();
    }

    /** What a detail is called. */
    public static Bilingual detail(String name) {
        return known("detail.", name);
    }

    /** What a detail says: an instant by the clock of the mainland. */
    public static Bilingual value(@Nullable Object value) {
        if (value == null) {
            return TEXTS.text("unset");
        }
        if (value instanceof Boolean on) {
            return TEXTS.text(on ? "yes" : "no");
        }
        if (value instanceof Collection<?> all) {
            return same(all.stream().map(Object::toString).collect(Collectors.joining("、")));
        }
        String text = value.toString();
        return text.isEmpty() ? TEXTS.text("unset") : known("value.", plain(text));
    }

    private static Bilingual known(String kind, String name) {
        String key = kind + name;
        return TEXTS.has(key) ? TEXTS.text(key) : same(name);
    }

    private static String plain(String text) {
        try {
            return MINUTES.format(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private static Bilingual same(String text) {
        return new Bilingual(text, text);
    }
}
