package dev.signet.sending.record;

import dev.signet.sending.message.SendStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as its account may see it.
 *
 * @param phoneNumber domestic numbers as 11 digits, others as country code and number
 * @param errorCode {@code DELIVERED} on success, the failure's code otherwise, empty while waiting
 * @param content the whole text, signature included
 * @param receivedAt when the receipt said the message ended; null until then
 * @param decisionId the decision behind a refused recipient; null for a message that was accepted
 */
public record SendDetail(
        long messageId,
        String bizId,
        String phoneNumber,
        SendStatus status,
        String errorCode,
        String templateCode,
        String content,
        int segments,
        Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable String outId,
        @Nullable String decisionId) {}
