package dev.signet.carrier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's final or interim word on one whole message, as the carrier said it; what it means for the account is
 * decided by the domain {@code receipt} with the carrier code catalogue.
 *
 * @param carrier name of the carrier in the settings
 * @param carrierMessageId the id under which the message was recorded as submitted (of its first part, when it was long)
 * @param status the receipt's {@code stat}, for example {@code DELIVRD}, {@code UNDELIV} or {@code MK:0001}
 * @param error the receipt's {@code err} where it says more than the status
 * @param doneAt when the carrier says it happened; our own time of reception where it does not say
 */
public record DeliveryReport(
        String carrier, String carrierMessageId, String status, @Nullable String error, Instant doneAt) {}
