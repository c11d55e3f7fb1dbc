package dev.signet.sending.message;

import dev.signet.rules.fact.TemplateKind;
import dev.signet.sending.number.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message has reached its end: delivered, failed at the carrier, expired, or refused for its number alone.
 *
 * @param number country code and number
 * @param errorCode {@code DELIVERED} on success
 * @param requestId of the request that the message was part of; made by the platform, never by the caller
 * @param refused whether it was refused for its number alone, and never meant for a carrier
 * @param corrects whether it was told of before as failed for want of an answer, however it went on since, and this end
 *     takes the place of that one
 */
public record MessageEnded(
        long messageId,
        long accountId,
        String bizId,
        long number,
        TemplateKind kind,
        boolean international,
        String signName,
        String templateCode,
        @Nullable String outId,
        boolean delivered,
        String errorCode,
        int segments,
        Instant sentAt,
        Instant endedAt,
        String requestId,
        boolean refused,
        boolean corrects) {

    /** As callers see it: domestic numbers as 11 digits, others as country code and number. */
    public String phoneNumber() {
        return PhoneNumber.shown(number);
    }
}
