package dev.signet.rules.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that the active rulebook says about one message.
 *
 * @param findings every finding, strongest effect first, then in the rulebook's order of rules
 * @param ahead what would still refuse the same message at the instants for which it is told to wait, in their order:
 *     a send window that has closed by then, say. Looked for only when the message is refused
 * @param counters the counters that the message must take when it is accepted; empty when it is not
 * @param rulebookVersion the version of the rulebook that judged, stored with every verdict
 */
public record SendVerdict(
        Decision decision,
        List<SendFinding> findings,
        List<SendFinding> ahead,
        List<CounterTake> counters,
        String rulebookVersion) {

    /** What becomes of the message. */
    public enum Decision {
        ACCEPT,
        REFUSE,
        /** Accepted, but not to be submitted before {@link #earliest()}. */
        DEFER,
        /** Accepted, and the account is to be warned. */
        FLAG
    }

    public SendVerdict {
        findings = List.copyOf(findings);
        ahead = List.copyOf(ahead);
        counters = List.copyOf(counters);
    }

    /** The same verdict, knowing what waiting would meet. */
    public SendVerdict knowing(List<SendFinding> met) {
        return met.isEmpty() ? this : new SendVerdict(decision, findings, met, counters, rulebookVersion);
    }

    public boolean refused() {
        return decision == Decision.REFUSE;
    }

    /**
     * The finding that decided: of those that refuse (or defer) the first for which waiting does not help, else the one
     * that lasts longest, so that its sentence is the one worth reading; null when there is none.
     */
    public @Nullable SendFinding decisive() {
        SendFinding decisive = null;
        for (SendFinding finding : findings) {
            if (decisive == null || stands(finding) && outlasts(finding, decisive)) {
                decisive = finding;
            }
        }
        return decisive;
    }

    private static boolean outlasts(SendFinding finding, SendFinding other) {
        Instant until = other.earliest();
        return until != null
                && (finding.earliest() == null || finding.earliest().isAfter(until));
    }

    /** Everything that stands in the way: the decisive finding first, then the others, those met by waiting last. */
    public List<SendFinding> obstacles() {
        SendFinding decisive = decisive();
        if (decisive == null || !stands(decisive)) {
            return List.of();
        }
        List<SendFinding> obstacles = new ArrayList<>(List.of(decisive));
        for (SendFinding finding : findings) {
            if (finding != decisive && stands(finding)) {
                obstacles.add(finding);
            }
        }
        obstacles.addAll(ahead);
        return obstacles;
    }

    /** A message that is refused would rather be deferred: only what is as strong as the decision is in the way. */
    private boolean stands(SendFinding finding) {
        return switch (decision) {
            case REFUSE -> finding.effect() == SendFinding.Effect.REFUSE;
            case DEFER -> finding.effect() == SendFinding.Effect.DEFER;
            case ACCEPT, FLAG -> false;
        };
    }

    /**
     * The first instant at which the same message would pass all rules that refuse or defer it; null where waiting
     * alone does not help, or where nothing stands in the way.
     */
    public @Nullable Instant earliest() {
        Instant latest = null;
        for (SendFinding finding : obstacles()) {
            if (finding.earliest() == null) {
                return null;
            }
            if (latest == null || finding.earliest().isAfter(latest)) {
                latest = finding.earliest();
            }
        }
        return latest;
    }

    /** What would make the message pass, in Chinese: the advice of every rule that stands in the way. */
    public String adviceZh() {
        return advice(SendFinding::adviceZh, "：", "");
    }

    /** The same in English. */
    public String adviceEn() {
        return advice(SendFinding::adviceEn, ": ", " ");
    }

    private String advice(Function<SendFinding, String> text, String colon, String between) {
        Map<String, SendFinding> told = new LinkedHashMap<>();
        for (SendFinding obstacle : obstacles()) {
            // Of several windows of one rule the longest wait is enough.
            String key = obstacle.earliest() == null ? text.apply(obstacle) : obstacle.ruleId() + " until";
            told.merge(key, obstacle, (a, b) -> a.earliest() != null && outlasts(b, a) ? b : a);
        }
        if (told.size() == 1) {
            return text.apply(told.values().iterator().next());
        }
        List<String> lines = new ArrayList<>();
        told.values().forEach(finding -> lines.add(finding.ruleId() + colon + text.apply(finding)));
        return String.join(between, lines);
    }
}
