package dev.signet.sending;

import org.jspecify.annotations.Nullable;

/**
 * What the caller is told.
 *
 * @param code {@code OK}, a business code of api-contract 3.2 (answered with HTTP 200) or one of the gateway codes
 *     {@code Throttling.User}, {@code IdempotencyKeyReused}
 * @param messageZh one sentence; for a refusal it ends with the decision id under which the whole explanation is kept
 * @param bizId the receipt id shared by all numbers of the call; only on success
 * @param requestId of the call that was decided: a replayed answer carries the first call's id
 * @param decisionId the decision that explains a refusal; null on success and where no rule was asked
 * @param replayed whether this is the stored answer of an earlier call with the same idempotency key
 */
public record SendAnswer(
        String code,
        String messageZh,
        String messageEn,
        @Nullable String bizId,
        String requestId,
        @Nullable String decisionId,
        boolean replayed) {

    public boolean accepted() {
        return "OK".equals(code);
    }

    public SendAnswer asReplay() {
        return new SendAnswer(code, messageZh, messageEn, bizId, requestId, decisionId, true);
    }
}
