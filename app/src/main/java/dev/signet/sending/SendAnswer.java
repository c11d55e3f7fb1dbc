package dev.signet.sending;

import dev.signet.platform.Bilingual;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the caller is told.
 *
 * @param code {@code OK}, a business code of api-contract 3.2 (answered with HTTP 200) or one of the gateway codes
 *     {@code Throttling.User}, {@code IdempotencyKeyReused}
 * @param message one sentence; for a refusal it ends with the decision id under which the whole explanation is kept
 * @param bizId the receipt id shared by all numbers of the call; only on success
 * @param requestId of the call that was decided: a replayed answer carries the first call's id
 * @param decisionId the decision that explains a refusal; null on success and where no rule was asked
 * @param replayed whether this is the stored answer of an earlier call with the same idempotency key
 */
public record SendAnswer(
        String code,
        Bilingual message,
        @Nullable String bizId,
        String requestId,
        @Nullable String decisionId,
        boolean replayed) {

    /** Answers that say nothing of the request itself, only that it could not be taken now. */
    private static final Set<String> NOT_TAKEN = Set.of("Throttling.User", "isp.SYSTEM_ERROR");

    public boolean accepted() {
        return "OK".equals(code);
    }

    /** Nothing was kept of the request: the very same one may come again, and is worth another try. */
    public boolean leftNoTrace() {
        return NOT_TAKEN.contains(code);
    }

    public SendAnswer asReplay() {
        return new SendAnswer(code, message, bizId, requestId, decisionId, true);
    }
}
