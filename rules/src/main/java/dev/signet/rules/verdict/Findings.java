package dev.signet.rules.verdict;

import dev.signet.rules.policy.NormIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where norms report. A norm does nothing else: it neither stops nor changes what other norms see. */
public final class Findings implements Collector {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::normId, NormIds.ORDER)
            .thenComparing(Finding::part)
            .thenComparing(Finding::messageZh);

    /** The fact that is also the finding's part: what the applicant wrote. */
    private static final String PART = "part";

    private final FindingTexts texts;
    private final Set<Finding> found = new LinkedHashSet<>();
    private @Nullable String approvedBy;

    public Findings(FindingTexts texts) {
        this.texts = texts;
    }

    /**
     * A hard violation, in the words of a line of the texts, {@code SG-17/letter-ends}. The facts are names and values in
     * turn; {@code part} is what the applicant wrote, and left out when it is the whole.
     */
    public void refuse(String line, @Nullable Object... facts) {
        add(line, Severity.REFUSE, facts);
    }

    /** Only a person may decide this. */
    public void human(String line, @Nullable Object... facts) {
        add(line, Severity.HUMAN, facts);
    }

    /** Worth knowing for whoever decides. */
    public void note(String line, @Nullable Object... facts) {
        add(line, Severity.NOTE, facts);
    }

    /** As {@link #refuse(String, Object...)}, with sentences from elsewhere: another table, or the rule itself. */
    public void refuse(String normId, String zh, String en, @Nullable String part) {
        add(normId, Severity.REFUSE, zh, en, part);
    }

    public void human(String normId, String zh, String en, @Nullable String part) {
        add(normId, Severity.HUMAN, zh, en, part);
    }

    public void note(String normId, String zh, String en, @Nullable String part) {
        add(normId, Severity.NOTE, zh, en, part);
    }

    /** An entry of the auto-approval table lets a clean application through; only rules of that area call this. */
    public void approve(String ruleId) {
        approvedBy = ruleId;
    }

    private void add(String line, Severity severity, @Nullable Object... facts) {
        Map<String, String> told = new HashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            told.put((String) facts[i], facts[i + 1] == null ? "" : facts[i + 1].toString());
        }
        add(NormIds.ofLine(line), severity, texts.zh(line, told), texts.en(line, told), told.get(PART));
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
