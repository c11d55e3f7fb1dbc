package dev.signet.application;

import dev.signet.platform.Refusal;
import dev.signet.rules.verdict.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an application that were submitted now, by the same norms, limits and states.
 *
 * @param findings all that the norms say, those included that refuse nothing
 * @param refusal what the applicant would be answered; null unless it would be refused
 * @param secondOpinion whether two different people must agree to it
 * @param expectedBy the instant by which a person is promised to have decided (RV-1); null where none would
 */
public record Prospect(
        Outcome outcome,
        List<Finding> findings,
        @Nullable Refusal refusal,
        boolean secondOpinion,
        @Nullable Instant expectedBy) {

    /** How an application goes on. */
    public enum Outcome {
        /** Nothing would be stored. */
        REFUSED,
        /** The auto-approval table lets it through. */
        APPROVED,
        /** A person decides. */
        REVIEW
    }

    public Prospect {
        findings = List.copyOf(findings);
    }

    /** The same, refused for something that no norm sees. */
    public Prospect butFor(Refusal other) {
        return refusal == null ? new Prospect(Outcome.REFUSED, findings, other, false, null) : this;
    }

    public static Prospect refused(Refusal refusal) {
        return new Prospect(Outcome.REFUSED, refusal.findings(), refusal, false, null);
    }
}
