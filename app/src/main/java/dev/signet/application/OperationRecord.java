package dev.signet.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One operation record (操作记录) of what is applied for: each transition writes one.
 *
 * @param <S> the states of such a thing
 * @param actor who acted: an access key, a reviewer, an officer, or the rulebook
 * @param action stable word, for example {@code apply}, {@code resubmit}, {@code approve}
 * @param from state before; null when there was none
 * @param note reason or remark; empty when there is none
 * @param approvedBy who agreed to what takes two people; null of all else
 */
public record OperationRecord<S extends Enum<S>>(
        Instant at,
        String actor,
        String action,
        @Nullable S from,
        S to,
        long orderId,
        String note,
        @Nullable String approvedBy) {

    /** Of what nobody else has to agree to. */
    public OperationRecord(Instant at, String actor, String action, @Nullable S from, S to, long orderId, String note) {
        this(at, actor, action, from, to, orderId, note, null);
    }
}
