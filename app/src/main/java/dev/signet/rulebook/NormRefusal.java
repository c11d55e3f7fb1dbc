package dev.signet.rulebook;

import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.rules.Rulebook;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Severity;
import dev.signet.rules.verdict.Verdict;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what the norms refuse into the answer for the applicant, or for who would approve it all the same. */
public final class NormRefusal {

    private NormRefusal() {}

    /**
     * The refusal with every finding of the verdict: the first norm gives the code, all of them the text.
     *
     * @throws IllegalArgumentException when the verdict does not refuse
     */
    public static Refusal of(Rulebook rulebook, Verdict verdict) {
        List<Finding> reasons = refusing(verdict.findings());
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("this verdict refuses nothing");
        }
        return new Refusal(
                rulebook.apiCodes().of(reasons.get(0)).classic(),
                joined(reasons, Finding::messageZh, "；"),
                joined(reasons, Finding::messageEn, "; "),
                verdict.findings());
    }

    /**
     * Stops a person's approval: a person decides what the norms leave open, never what they forbid.
     *
     * @param texts has {@code decide.findings}, with the refusing findings as its value
     * @throws Refusal under this code, when one of the findings refuses
     */
    public static void checkNone(List<Finding> findings, String code, Wording texts) {
        List<Finding> reasons = refusing(findings);
        if (!reasons.isEmpty()) {
            throw new Refusal(
                    code,
                    texts.zh("decide.findings", joined(reasons, Finding::messageZh, "；")),
                    texts.en("decide.findings", joined(reasons, Finding::messageEn, "; ")),
                    reasons);
        }
    }

    private static List<Finding> refusing(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .toList();
    }

    /** All refusing findings in one line: {@code [SG-01] …；[SG-02] …}. */
    private static String joined(List<Finding> findings, Function<Finding, String> message, String separator) {
        return findings.stream()
                .map(finding -> "[" + finding.normId() + "] " + message.apply(finding))
                .distinct()
                .collect(Collectors.joining(separator));
    }
}
