package dev.signet.rules.verdict;

import java.util.List;

/**
 * All that the active rulebook says about one fact.
 *
 * @param findings every finding, refusing ones first, in the order of their norm ids
 * @param autoApproved a clean application that the auto-approval table lets through without a person
 * @param rulebookVersion the version of the rulebook that judged, stored with every verdict
 */
public record Verdict(List<Finding> findings, boolean autoApproved, String rulebookVersion) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    public boolean refused() {
        return findings.stream().anyMatch(f -> f.severity() == Severity.REFUSE);
    }

    public boolean needsPerson() {
        return !refused() && !autoApproved;
    }
}
