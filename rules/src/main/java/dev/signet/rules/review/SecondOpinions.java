package dev.signet.rules.review;

import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.Table;
import dev.signet.rules.verdict.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which findings ask for a second, different reviewer: those of the norms of which the table {@code second-opinions} says so. */
public final class SecondOpinions {

    private final Set<String> norms;

    private SecondOpinions(Table table) {
        this.norms = table.rows().stream()
                .filter(row -> row.get("second").equals("yes"))
                .map(row -> row.get("norm"))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static SecondOpinions of(Policies policies) {
        return policies.derived(SecondOpinions.class, p -> new SecondOpinions(p.table("second-opinions")));
    }

    public boolean askedFor(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> norms.contains(finding.normId()));
    }
}
