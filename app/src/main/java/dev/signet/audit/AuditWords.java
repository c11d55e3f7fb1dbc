package dev.signet.audit;

import dev.signet.platform.Bilingual;
import dev.signet.platform.Wording;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the names in entries of the audit trail are called. */
public final class AuditWords {

    private static final Wording TEXTS = Wording.of("audit");

    private AuditWords() {}

    /** In a sentence of its own, else by what it was done to and what was done; as the trail has it where neither is known. */
    public static Bilingual action(String action) {
        return known(action).orElseGet(() -> new Bilingual(action, action));
    }

    /** Those that have a sentence of their own, by name. */
    public static SortedMap<String, Bilingual> actions() {
        SortedMap<String, Bilingual> actions = new TreeMap<>();
        TEXTS.keys("action.").forEach(key -> actions.put(key.substring("action.".length()), TEXTS.text(key)));
        return actions;
    }

    static Optional<Bilingual> known(String action) {
        if (TEXTS.has("action." + action)) {
            return Optional.of(TEXTS.text("action." + action));
        }
        String[] parts = action.split("\\.", 2);
        return parts.length == 2 && TEXTS.has("thing." + parts[0]) && TEXTS.has("done." + parts[1])
                ? Optional.of(TEXTS.text("composed", TEXTS.text("thing." + parts[0]), TEXTS.text("done." + parts[1])))
                : Optional.empty();
    }

    /** What a detail of an entry is called; its name where nothing is known. */
    public static Bilingual detail(String name) {
        String key = "detail." + name;
        return TEXTS.has(key) ? TEXTS.text(key) : new Bilingual(name, name);
    }
}
