package dev.signet.sending;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One authenticated call of {@code SendSms} or {@code SendBatchSms}.
 *
 * @param accessKeyId the key that signed the call
 * @param requestId the id that the answer carries
 * @param sourceIp the caller's address, kept with the messages; empty when unknown
 * @param operation decides how many recipients are allowed
 * @param recipients in the caller's order, numbers as the caller wrote them
 * @param idempotencyKey the {@code Idempotency-Key} header; null when the call carries none
 * @param receivedAt when the call was read
 */
public record SendRequest(
        long accountId,
        String accessKeyId,
        String requestId,
        String sourceIp,
        Operation operation,
        List<Recipient> recipients,
        String templateCode,
        @Nullable String outId,
        @Nullable String idempotencyKey,
        Instant receivedAt) {

    public SendRequest {
        recipients = List.copyOf(recipients);
    }

    /** The two send actions and how many numbers each takes in one call (api-contract 2.2). */
    public enum Operation {
        SEND_SMS(1000),
        SEND_BATCH_SMS(100);

        private final int mostRecipients;

        Operation(int mostRecipients) {
            this.mostRecipients = mostRecipients;
        }

        public int mostRecipients() {
            return mostRecipients;
        }
    }
}
