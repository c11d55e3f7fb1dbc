package dev.signet.sending.record;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why one recipient (or a whole request) was refused or deferred, and what would make it pass.
 *
 * @param phoneNumber masked; empty when the decision is about the whole request
 * @param ruleId the rule's stable id, for example {@code FC-1}
 * @param rulebookVersion the rulebook under which it was decided
 * @param facts what the rule saw
 * @param earliest the first instant at which the same request would pass; null when time alone does not help
 */
public record Decision(
        String id,
        Outcome outcome,
        String code,
        String ruleId,
        String rulebookVersion,
        String requestId,
        String phoneNumber,
        String messageZh,
        String messageEn,
        String adviceZh,
        String adviceEn,
        Map<String, Object> facts,
        @Nullable Instant earliest,
        Instant decidedAt) {

    /** What was decided. */
    public enum Outcome {
        REFUSED,
        DEFERRED
    }
}
