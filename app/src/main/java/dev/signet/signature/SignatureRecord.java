package dev.signet.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One operation record (操作记录): each transition writes one.
 *
 * @param actor who acted: an access key, a reviewer, an officer, or the rulebook
 * @param action stable word, for example {@code apply}, {@code resubmit}, {@code convert}, {@code approve}
 * @param from state before; null when there was none
 * @param note reason or remark; empty when there is none
 */
public record SignatureRecord(
        Instant at,
        String actor,
        String action,
        @Nullable SignatureState from,
        SignatureState to,
        long orderId,
        String note) {}
