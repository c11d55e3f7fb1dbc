package dev.signet.record;

import org.jspecify.annotations.Nullable;

/**
 * Who looks, and whether at full numbers.
 *
 * @param actor for the audit trail: {@code account:<id>} or a person's user id
 * @param mayUnmask whether this viewer has the right to full numbers at all
 * @param person of the console, by a name that stays theirs, whose full numbers of a day are counted; null for keys, which
 *     are programs', and for the platform's people
 * @param key the access key an account looks through; null for a person
 * @param unmaskFor why full numbers are needed; null when masked ones do
 */
public record RecordViewer(
        String actor,
        boolean mayUnmask,
        @Nullable String person,
        @Nullable String key,
        @Nullable String unmaskFor) {}
