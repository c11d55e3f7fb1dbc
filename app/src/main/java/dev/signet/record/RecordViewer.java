package dev.signet.record;

import org.jspecify.annotations.Nullable;

/**
 * Who looks, and whether at full numbers.
 *
 * @param actor for the audit trail: {@code account:<id>} or a person's user id
 * @param mayUnmask whether this viewer has the right to full numbers at all
 * @param key the access key an account looks through; null for a person
 * @param unmaskFor why full numbers are needed; null when masked ones do
 */
public record RecordViewer(
        String actor,
        boolean mayUnmask,
        @Nullable String key,
        @Nullable String unmaskFor) {}
