package dev.signet.rules.verdict;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one sending rule says about one message: enough to answer the caller and to teach how to pass.
 *
 * @param ruleId stable id, for example {@code FC-1}
 * @param code API code of a refusal, by the rulebook's table; for other effects what a refusal would have said
 * @param messageZh one clear sentence in Chinese; for FC-1 it starts with the documented text (FC-11)
 * @param facts the facts that mattered, name to value, in reading order
 * @param adviceZh what would make the message pass, in Chinese
 * @param adviceEn the same in English
 * @param earliest the first instant at which the same message would pass this rule; null where waiting does not help
 */
public record SendFinding(
        String ruleId,
        Effect effect,
        String code,
        String messageZh,
        String messageEn,
        Map<String, String> facts,
        String adviceZh,
        String adviceEn,
        @Nullable Instant earliest) {

    /** What a finding does to its message, strongest first. */
    public enum Effect {
        REFUSE,
        DEFER,
        /** Worth a warning to the account; the message goes. */
        FLAG
    }
}
