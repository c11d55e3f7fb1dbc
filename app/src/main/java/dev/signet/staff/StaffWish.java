package dev.signet.staff;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one of the platform's people wants done with somebody's consent.
 *
 * @param action the action's name in {@code app/docs/staff.tsv}
 * @param subjectType what kind of thing it is done to, as in the audit trail
 * @param subjectId which one; of those of one action at most one waits
 * @param accountId the account that it concerns, where it concerns one
 * @param values facts for whoever decides, such as an amount, what was before and what is to be; shown, and no secrets; at
 *     most 20, each of at most 500 characters
 * @param reason why, for whoever decides and for the audit trail
 */
public record StaffWish(
        String action,
        String subjectType,
        String subjectId,
        @Nullable Long accountId,
        SortedMap<String, String> values,
        String reason) {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST_VALUE = 500;

    public StaffWish {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        if (values.size() > MOST_VALUES || values.values().stream().anyMatch(one -> one.length() > LONGEST_VALUE)) {
            throw new IllegalArgumentException(
                    "the wish " + action + " has more values, or longer ones, than are shown");
        }
    }

    /** @throws IllegalArgumentException where it has no such value: an action reads what it wrote itself */
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the wish " + action + " has no value " + name);
        }
        return value;
    }
}
