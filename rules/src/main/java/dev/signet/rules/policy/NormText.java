package dev.signet.rules.policy;

import java.util.List;

/**
 * A norm as those read it who are judged by it.
 *
 * @param sentences what it demands; several rules may serve one norm
 * @param limits what it measures by, with the values in force
 * @param advice what is said where it is not met
 */
public record NormText(String id, List<Sentence> sentences, List<Limit> limits, List<Advice> advice) {

    /** What a norm demands, in both languages. */
    public record Sentence(String zh, String en) {

        private static final String BETWEEN = " | ";

        /** As a rule's name has it, {@code 中文 | English}, or in one language for both. */
        public static Sentence of(String written) {
            int between = written.indexOf(BETWEEN);
            return between < 0
                    ? new Sentence(written, written)
                    : new Sentence(
                            written.substring(0, between).strip(),
                            written.substring(between + BETWEEN.length()).strip());
        }
    }

    /**
     * A parameter that a rule of the norm names.
     *
     * @param zh what it means
     */
    public record Limit(String name, String value, String zh, String en) {}

    /** What comes of it where the norm is not met. */
    public enum Effect {
        REFUSE,
        /** A person decides. */
        HUMAN,
        NOTE
    }

    /**
     * A line of the area's texts, filled with the parameters that its rule tells; what only an application can fill in is
     * left open as {@code …}.
     *
     * @param adviceZh what to do about it; empty where the message says it
     */
    public record Advice(Effect effect, String zh, String en, String adviceZh, String adviceEn) {}

    public NormText {
        sentences = List.copyOf(sentences);
        limits = List.copyOf(limits);
        advice = List.copyOf(advice);
    }
}
