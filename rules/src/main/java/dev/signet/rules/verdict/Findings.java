package dev.signet.rules.verdict;

import dev.signet.rules.policy.NormIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where norms report. A norm does nothing else: it neither stops nor changes what other norms see. */
public final class Findings implements Collector {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::normId, NormIds.ORDER)
            .thenComparing(Finding::part)
            .thenComparing(Finding::messageZh);

    private final Set<Finding> found = new LinkedHashSet<>();
    private @Nullable String approvedBy;

    public Findings() {}

    /** A hard violation. The part is what the applicant wrote; null or empty when it is the whole. */
    public void refuse(String normId, String zh, String en, @Nullable String part) {
        add(normId, Severity.REFUSE, zh, en, part);
    }

    /** Only a person may decide this. */
    public void human(String normId, String zh, String en, @Nullable String part) {
        add(normId, Severity.HUMAN, zh, en, part);
    }

    /** Worth knowing for whoever decides. */
    public void note(String normId, String zh, String en, @Nullable String part) {
        add(normId, Severity.NOTE, zh, en, part);
    }

    /** An entry of the auto-approval table lets a clean application through; only rules of that area call this. */
    public void approve(String ruleId) {
        approvedBy = ruleId;
    }

    private void add(String normId, Severity severity, String zh, String en, @Nullable String part) {
        found.add(new Finding(normId, severity, zh, en, part == null ? "" : part));
    }

    public boolean approved() {
        return approvedBy != null;
    }

    /** The findings in their lasting order: refusing first, then by norm id. */
    public List<Finding> sorted() {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Finding> sorted = new ArrayList<>(found);
        sorted.sort(ORDER);
        return List.copyOf(sorted);
    }

    @Override
    public void clear() {
        found.clear();
        approvedBy = null;
    }
}
