package dev.signet.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of an entry that {@link FieldChanges} wrote.
 *
 * @param from null where there was no value
 * @param to null where there is none any more
 */
public record FieldChange(
        String field, @Nullable Object from, @Nullable Object to) {

    /** Those of an entry, in the order in which they were written; none of an entry that kept none. */
    public static List<FieldChange> of(AuditEntry entry) {
        List<FieldChange> changes = new ArrayList<>();
        if (entry.details().get(FieldChanges.NAME) instanceof Map<?, ?> fields) {
            fields.forEach((name, change) -> {
                if (change instanceof Map<?, ?> values) {
                    changes.add(new FieldChange(
                            name.toString(), values.get(FieldChanges.FROM), values.get(FieldChanges.TO)));
                }
            });
        }
        return changes;
    }
}
