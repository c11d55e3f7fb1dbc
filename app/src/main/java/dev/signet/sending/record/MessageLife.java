package dev.signet.sending.record;

import dev.signet.sending.message.ChargeState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one message beyond its {@link SendRecord}: what paid for it, which carrier took which parts.
 *
 * @param requestId of the request that brought it, as its answer named it
 * @param bulkTaskId the bulk task that sent it; null where none did
 * @param carrier the connection that took it, or is to; null where none was chosen
 * @param micros what was reserved of the balance or the voucher, in millionths of a yuan; 0 where a package pays, or nothing does
 * @param packageId the package that pays; null where something else does
 * @param voucherId the voucher that pays; null where something else does
 * @param deadline after which it is sent no more
 * @param waiting null unless it waits for a carrier
 * @param parts those that a carrier took, in its order; they are forgotten before the message is
 * @param conversion what the account reported of its code; null where it reported nothing
 */
public record MessageLife(
        String requestId,
        @Nullable Long bulkTaskId,
        @Nullable String carrier,
        ChargeState charge,
        long micros,
        @Nullable Long packageId,
        @Nullable Long voucherId,
        Instant deadline,
        @Nullable Waiting waiting,
        List<Part> parts,
        @Nullable Conversion conversion) {

    public MessageLife {
        parts = List.copyOf(parts);
    }

    /**
     * A message that no carrier has taken yet.
     *
     * @param dueAt when it is tried next
     * @param attempts how often it was tried
     */
    public record Waiting(Instant dueAt, int attempts) {}

    /** @param ended whether nothing is awaited of it: the carrier said what became of it, or the message has ended */
    public record Part(String carrierMessageId, Instant takenAt, boolean ended) {}

    /** @param used whether the code was used at the account's own door (S11.1-1) */
    public record Conversion(boolean used, Instant reportedAt) {}
}
