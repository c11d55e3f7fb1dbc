package dev.signet.rulebook;

import dev.signet.platform.Refusal;
import dev.signet.rules.Finding;
import dev.signet.rules.Rulebook;
import dev.signet.rules.Severity;
import dev.signet.rules.Verdict;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a refusing verdict into the answer for the applicant: the first norm gives the code, all of them the text. */
public final class NormRefusal {

    private NormRefusal() {}

    /**
     * The refusal with every finding of the verdict.
     *
     * @throws IllegalArgumentException when the verdict does not refuse
     */
    public static Refusal of(Rulebook rulebook, Verdict verdict) {
        List<Finding> reasons = verdict.findings().stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .toList();
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("this verdict refuses nothing");
        }
        return new Refusal(
                rulebook.apiCodes().of(reasons.get(0)).classic(),
                joined(reasons, Finding::messageZh, "；"),
                joined(reasons, Finding::messageEn, "; "),
                verdict.findings());
    }

    /** All refusing findings in one line: {@code [SG-01] …；[SG-02] …}. */
    private static String joined(List<Finding> findings, Function<Finding, String> message, String separator) {
        return findings.stream()
                .map(finding -> "[" + finding.normId() + "] " + message.apply(finding))
                .distinct()
                .collect(Collectors.joining(separator));
    }
}
