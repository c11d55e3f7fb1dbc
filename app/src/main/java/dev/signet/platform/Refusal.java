package dev.signet.platform;

import static java.util.Objects.requireNonNull;

import dev.signet.rules.text.Unseen;
import dev.signet.rules.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expected "no" of the business, thrown by whichever domain says it and translated once at the edge.
 * The code is one of the documented API codes (api-contract 3.1, 3.2); the messages name the bad value, the rule
 * and what would be right, and never carry a stack trace or a full phone number.
 */
public class Refusal extends RuntimeException {

    private static final Pattern FULL_STOP = Pattern.compile("[.。]$");

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

    /**
     * Lets all of these checks be made, so that nobody mends one thing to be told the next.
     *
     * @throws Refusal of the one check that refuses; of several one that tells all of them, under the code of the first
     */
    public static void all(Runnable... checks) {
        List<Refusal> refusals = new ArrayList<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (Refusal refusal) {
                refusals.add(refusal);
            }
        }
        if (refusals.size() == 1) {
            throw refusals.get(0);
        }
        if (!refusals.isEmpty()) {
            throw new Refusal(
                    refusals.get(0).code(),
                    joined(refusals.stream().map(Refusal::messageZh), "；"),
                    joined(refusals.stream().map(Refusal::messageEn), "; "),
                    refusals.stream()
                            .flatMap(refusal -> refusal.findings().stream())
                            .toList());
        }
    }

    private static String joined(Stream<String> sentences, String between) {
        return sentences
                .map(sentence -> FULL_STOP.matcher(sentence).replaceFirst(""))
                .collect(Collectors.joining(between));
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
