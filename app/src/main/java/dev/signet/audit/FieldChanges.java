package dev.signet.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a change changed, field by field, for the details of an audit entry: {@code {"changes": {"dailyLimit": {"from": 500,
 * "to": 800}}}}. Whoever adds a field masks what nobody may read there.
 */
public final class FieldChanges {

    /** Under which name the changes stand in the details. */
    public static final String NAME = "changes";

    static final String FROM = "from";
    static final String TO = "to";

    private final Map<String, Map<String, Object>> changed = new LinkedHashMap<>();
    private final Map<String, Object> besides = new LinkedHashMap<>();

    /** A field whose value was null before had none, one that is null now has none any more. */
    public FieldChanges field(String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            Map<String, Object> change = new LinkedHashMap<>();
            put(change, FROM, before);
            put(change, TO, after);
            changed.put(name, change);
        }
        return this;
    }

    private static void put(Map<String, Object> change, String name, @Nullable Object value) {
        if (value != null) {
            change.put(name, value);
        }
    }

    /** What it was done to: the type of a push, the id of a contact. */
    public FieldChanges of(String name, Object value) {
        besides.put(name, value);
        return this;
    }

    public Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>(besides);
        details.put(NAME, changed);
        return details;
    }
}
