package dev.signet.sending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One authenticated call of {@code SendSms} or {@code SendBatchSms}, or one chunk of a bulk task.
 *
 * @param sentBy who of the account sends, {@code user/alice} or {@code role/sender/nightly} as {@code Principal.member} says; null
 *     for the account itself
 * @param requestId the id that the answer carries
 * @param operation decides how many recipients are allowed
 * @param recipients in the caller's order, numbers as the caller wrote them
 * @param idempotencyKey the {@code Idempotency-Key} header; null when the call carries none
 * @param receivedAt when the call was read
 * @param nonce spent with the admission of this request; null when it was spent before, or there is none
 * @param tags of what sends, beside those of template and signature
 */
public record SendRequest(
        long accountId,
        @Nullable String sentBy,
        String requestId,
        Operation operation,
        List<Recipient> recipients,
        String templateCode,
        @Nullable String outId,
        @Nullable String idempotencyKey,
        Instant receivedAt,
        @Nullable RequestNonce nonce,
        Map<String, String> tags) {

    public SendRequest {
        recipients = List.copyOf(recipients);
        tags = Map.copyOf(tags);
    }

    /** A request of something that has no tags. */
    public SendRequest(
            long accountId,
            @Nullable String sentBy,
            String requestId,
            Operation operation,
            List<Recipient> recipients,
            String templateCode,
            @Nullable String outId,
            @Nullable String idempotencyKey,
            Instant receivedAt,
            @Nullable RequestNonce nonce) {
        this(
                accountId,
                sentBy,
                requestId,
                operation,
                recipients,
                templateCode,
                outId,
                idempotencyKey,
                receivedAt,
                nonce,
                Map.of());
    }

    /** A request whose signature needs no more care here. */
    public SendRequest(
            long accountId,
            @Nullable String sentBy,
            String requestId,
            Operation operation,
            List<Recipient> recipients,
            String templateCode,
            @Nullable String outId,
            @Nullable String idempotencyKey,
            Instant receivedAt) {
        this(
                accountId,
                sentBy,
                requestId,
                operation,
                recipients,
                templateCode,
                outId,
                idempotencyKey,
                receivedAt,
                null);
    }

    /** The same of something that has these tags. */
    public SendRequest tagged(Map<String, String> with) {
        return new SendRequest(
                accountId,
                sentBy,
                requestId,
                operation,
                recipients,
                templateCode,
                outId,
                idempotencyKey,
                receivedAt,
                nonce,
                with);
    }

    /** Everything that makes two requests the same one; neither nonce nor request id, nor time, nor tags. */
    public List<@Nullable String> content() {
        List<@Nullable String> content = new ArrayList<>(List.of(operation.name(), templateCode));
        content.add(outId);
        for (Recipient recipient : recipients) {
            content.add(recipient.phoneNumber());
            content.add(recipient.signName());
            content.add(recipient.templateParam());
            content.add(recipient.extendCode());
        }
        return content;
    }

    /** The ways to send and how many numbers each takes in one request (api-contract 2.2). */
    public enum Operation {
        SEND_SMS(1000),
        SEND_BATCH_SMS(100),
        /**
         * A chunk of a bulk task. It waits in a lane of its own, on the way in and on the way out, so that nobody's
         * call is delayed by it, and does not count towards the account's request rate. A row that is wrong stays with
         * its number, every refused number leaves a record, and a chunk of which no number went has been sent all the
         * same: its idempotency key is used up.
         */
        BULK(1000);

        private final int mostRecipients;

        Operation(int mostRecipients) {
            this.mostRecipients = mostRecipients;
        }

        public int mostRecipients() {
            return mostRecipients;
        }

        public boolean isBulk() {
            return this == BULK;
        }
    }
}
