package dev.signet.platform;

import static java.util.Objects.requireNonNull;

import dev.signet.rules.text.Unseen;
import dev.signet.rules.verdict.Finding;
import java.util.List;

/**
 * An expected "no" of the business, thrown by whichever domain says it and translated once at the edge.
 * The code is one of the documented API codes (api-contract 3.1, 3.2); the messages name the bad value, the rule
 * and what would be right, and never carry a stack trace or a full phone number.
 */
public class Refusal extends RuntimeException {

    private final String code;
    private final String messageEn;
    private final transient List<Finding> findings;

    public Refusal(String code, Bilingual message) {
        this(code, message.zh(), message.en());
    }

    public Refusal(String code, String messageZh, String messageEn) {
        this(code, messageZh, messageEn, List.of());
    }

    public Refusal(String code, String messageZh, String messageEn, List<Finding> findings) {
        super(Unseen.marked(messageZh), null, false, false);
        this.code = code;
        this.messageEn = Unseen.marked(messageEn);
        this.findings = List.copyOf(findings);
    }

    /** The documented code, for example {@code isv.SIGN_NAME_ILLEGAL}. */
    public String code() {
        return code;
    }

    public String messageZh() {
        return requireNonNull(getMessage());
    }

    public String messageEn() {
        return messageEn;
    }

    /** Every norm finding behind this refusal; empty when no norm was involved. */
    public List<Finding> findings() {
        return findings;
    }
}
