package dev.signet.carrier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's final or interim word on one short message, as the carrier said it; what it means for the account is
 * decided by the domain {@code receipt} with the carrier code catalogue. One that cannot be read is handed on as well, so
 * that it is kept.
 *
 * @param carrier name of the carrier in the settings
 * @param ids which messages it may mean, the likelier first, each spelled as it was recorded as submitted; none where the
 *     receipt names no message
 * @param number country code and number it was sent to, as the carrier writes it; 0 where it does not say
 * @param status the receipt's {@code stat}, for example {@code DELIVRD}, {@code UNDELIV} or {@code MK:0001}; empty where
 *     it does not say
 * @param error the receipt's {@code err} where it says more than the status
 * @param doneAt when the carrier says it happened; our own time of reception where it does not say
 * @param said the receipt's own words, without the quoted message
 */
public record DeliveryReport(
        String carrier,
        List<String> ids,
        long number,
        String status,
        @Nullable String error,
        Instant doneAt,
        String said) {

    public DeliveryReport {
        ids = List.copyOf(ids);
    }

    public boolean isReadable() {
        return !ids.isEmpty() && !status.isEmpty();
    }
}
