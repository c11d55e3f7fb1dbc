package dev.signet.template;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One operation record (操作记录): each transition writes one.
 *
 * @param actor who acted: an access key, a reviewer, an officer, or the rulebook
 * @param action stable word, for example {@code apply}, {@code resubmit}, {@code approve}
 * @param from state before; null when there was none
 * @param note reason or remark; empty when there is none
 */
public record TemplateRecord(
        Instant at,
        String actor,
        String action,
        @Nullable TemplateState from,
        TemplateState to,
        long orderId,
        String note) {}
