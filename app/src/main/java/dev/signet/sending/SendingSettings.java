package dev.signet.sending;

import dev.signet.platform.SettingCheck;
import dev.signet.rules.fact.TemplateKind;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node sends; what an account has set for itself are its {@code AccountSettings}.
 *
 * @param admissionWorkers how many batches of ordinary messages are committed at the same time
 * @param urgentWorkers the same for verification codes, which have their own lane
 * @param bulkWorkers the same for the chunks of bulk tasks
 * @param bulkBatchRecipients how many recipients of bulk tasks one commit takes, unless a single chunk is larger
 * @param batchRecipients how many recipients one commit takes at most
 * @param queueRecipients how many recipients may wait in a lane before callers are told to slow down
 * @param requestsPerSecond how many send requests of one account a node takes
 * @param verificationDeadline how long after acceptance a code is still worth submitting
 * @param notificationDeadline the same for notifications and international messages
 * @param promotionalDeadline the same for promotional messages, from the opening they were deferred to
 * @param openingSpread over how long after its opening what was deferred to it becomes due, each message at its own
 *     instant, so that neither carriers nor what is sent at that hour meet all of it at once
 * @param unansweredAfter how long after a crash an unanswered submit waits for its receipt before it ends as UNKNOWN
 * @param receiptsWithin a message without a receipt ends, uncharged, after this time (BL-10)
 * @param keepMonths how long message records are kept (RG-5)
 * @param keepIdempotencyKeys how long an idempotency key answers with its first answer
 */
@ConfigurationProperties("signet.sending")
public record SendingSettings(
        @DefaultValue("2") int admissionWorkers,
        @DefaultValue("1") int urgentWorkers,
        @DefaultValue("1") int bulkWorkers,
        @DefaultValue("200") int bulkBatchRecipients,
        @DefaultValue("1000") int batchRecipients,
        @DefaultValue("50000") int queueRecipients,
        @DefaultValue("5000") int requestsPerSecond,
        @DefaultValue("10m") Duration verificationDeadline,
        @DefaultValue("24h") Duration notificationDeadline,
        @DefaultValue("48h") Duration promotionalDeadline,
        @DefaultValue("10m") Duration openingSpread,
        @DefaultValue("5m") Duration unansweredAfter,
        @DefaultValue("72h") Duration receiptsWithin,
        @DefaultValue("6") int keepMonths,
        @DefaultValue("7d") Duration keepIdempotencyKeys) {

    public SendingSettings {
        SettingCheck check = new SettingCheck("signet.sending");
        check.atLeast(1, "admission-workers", admissionWorkers);
        check.atLeast(1, "urgent-workers", urgentWorkers);
        check.atLeast(1, "bulk-workers", bulkWorkers);
        check.atLeast(1, "bulk-batch-recipients", bulkBatchRecipients);
        check.atLeast(1, "batch-recipients", batchRecipients);
        check.atLeast(1, "queue-recipients", queueRecipients);
        check.atLeast(1, "requests-per-second", requestsPerSecond);
        check.lasts("verification-deadline", verificationDeadline);
        check.lasts("notification-deadline", notificationDeadline);
        check.lasts("promotional-deadline", promotionalDeadline);
        check.notNegative("opening-spread", openingSpread);
        check.lasts("unanswered-after", unansweredAfter);
        check.lasts("receipts-within", receiptsWithin);
        check.atLeast(1, "keep-months", keepMonths);
        check.lasts("keep-idempotency-keys", keepIdempotencyKeys);
    }

    /** A code that a bulk task sends may be late (S6.3-2): it has as long as a notification. */
    public Duration deadline(TemplateKind kind, boolean bulk) {
        return bulk && kind == TemplateKind.VERIFICATION ? notificationDeadline : deadline(kind);
    }

    private Duration deadline(TemplateKind kind) {
        return switch (kind) {
            case VERIFICATION -> verificationDeadline;
            case PROMOTIONAL -> promotionalDeadline;
            case NOTIFICATION, INTERNATIONAL -> notificationDeadline;
        };
    }

    /** When a message that waits for an opening becomes due: at or after it, always the same for the same message. */
    public Instant dueAfter(Instant opening, long messageId) {
        long spread = openingSpread.toMillis();
        long drawn = (messageId * 0x9E3779B97F4A7C15L) >>> 24; // ids of one send are neighbours: scatter them
        return spread < 1 ? opening : opening.plusMillis(drawn % spread);
    }
}
