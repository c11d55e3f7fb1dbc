package dev.signet.bulk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to send to many.
 *
 * @param listId an uploaded recipient list; null where the numbers are given by hand
 * @param phoneNumbers numbers by hand; empty where a list is given
 * @param startAt when; null for as soon as it is confirmed
 * @param idempotencyKey under which the same task is made once only; null for none
 */
public record NewBulkTask(
        String name,
        String signName,
        String templateCode,
        @Nullable Long listId,
        List<String> phoneNumbers,
        @Nullable Instant startAt,
        @Nullable String idempotencyKey) {

    public NewBulkTask {
        phoneNumbers = List.copyOf(phoneNumbers);
    }
}
