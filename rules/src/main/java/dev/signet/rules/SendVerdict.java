package dev.signet.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the active rulebook says about one message.
 *
 * @param findings every finding, strongest effect first, then in the rulebook's order of rules
 * @param counters the counters that the message must take when it is accepted; empty when it is not
 * @param rulebookVersion the version of the rulebook that judged, stored with every verdict
 */
public record SendVerdict(
        Decision decision, List<SendFinding> findings, List<CounterTake> counters, String rulebookVersion) {

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
        counters = List.copyOf(counters);
    }

    public boolean refused() {
        return decision == Decision.REFUSE;
    }

    /** The finding that decided: the first one; null when there is none. */
    public @Nullable SendFinding decisive() {
        return findings.isEmpty() ? null : findings.get(0);
    }

    /**
     * The first instant at which the same message would pass all rules that refuse or defer it; null where waiting
     * alone does not help, or where nothing stands in the way.
     */
    public @Nullable Instant earliest() {
        Instant latest = null;
        for (SendFinding finding : findings) {
            if (finding.effect() == SendFinding.Effect.FLAG) {
                continue;
            }
            if (finding.earliest() == null) {
                return null;
            }
            if (latest == null || finding.earliest().isAfter(latest)) {
                latest = finding.earliest();
            }
        }
        return latest;
    }
}
