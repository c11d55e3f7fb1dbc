package dev.signet.sending.text;

import dev.signet.platform.Bilingual;
import dev.signet.platform.text.PlainText;
import dev.signet.rules.text.Unseen;
import dev.signet.rules.verdict.SendFinding;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request or one of its recipients does not go, ready to be told and kept.
 *
 * @param number whom it concerns; null for the whole request
 */
public record Fault(
        String code,
        String ruleId,
        Bilingual message,
        Bilingual advice,
        Map<String, String> facts,
        @Nullable Instant earliest,
        @Nullable Long number) {

    private static final int LONGEST_FACT = 500;
    private static final int LONGEST_SENTENCE = 1000;

    /** What a caller sent may be of any length; what is told and kept of it is not. */
    public Fault {
        message = message.map(sentence -> cut(sentence, LONGEST_SENTENCE));
        advice = advice.map(sentence -> cut(sentence, LONGEST_SENTENCE));
        if (facts.values().stream().anyMatch(value -> value != null && !value.equals(told(value)))) {
            Map<String, String> told = new LinkedHashMap<>(facts);
            told.replaceAll((name, value) -> value == null ? value : told(value));
            facts = told;
        }
    }

    private static String told(String fact) {
        return Unseen.shown(cut(fact, LONGEST_FACT));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : PlainText.cut(text, longest - 1) + "…";
    }

    /** A rule's refusal of a whole request. */
    public static Fault of(SendFinding finding) {
        return new Fault(
                finding.code(),
                finding.ruleId(),
                new Bilingual(finding.messageZh(), finding.messageEn()),
                new Bilingual(finding.adviceZh(), finding.adviceEn()),
                finding.facts(),
                null,
                null);
    }
}
