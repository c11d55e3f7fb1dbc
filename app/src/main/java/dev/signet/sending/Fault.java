package dev.signet.sending;

import dev.signet.rules.SendFinding;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request or one of its recipients does not go, ready to be told and kept.
 *
 * @param number whom it concerns; null for the whole request
 */
record Fault(
        String code,
        String ruleId,
        String messageZh,
        String messageEn,
        String adviceZh,
        String adviceEn,
        Map<String, String> facts,
        @Nullable Instant earliest,
        @Nullable Long number) {

    /** A rule's refusal of a whole request. */
    static Fault of(SendFinding finding) {
        return new Fault(
                finding.code(),
                finding.ruleId(),
                finding.messageZh(),
                finding.messageEn(),
                finding.adviceZh(),
                finding.adviceEn(),
                finding.facts(),
                null,
                null);
    }
}
