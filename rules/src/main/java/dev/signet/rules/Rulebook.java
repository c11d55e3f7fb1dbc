package dev.signet.rules;

import dev.signet.rules.compile.RuleArea;
import dev.signet.rules.fact.Application;
import dev.signet.rules.fact.SendFacts;
import dev.signet.rules.policy.Norm;
import dev.signet.rules.policy.Policies;
import dev.signet.rules.policy.PolicyFiles;
import dev.signet.rules.policy.ReviewCalendar;
import dev.signet.rules.review.ApiCodes;
import dev.signet.rules.review.RejectionReason;
import dev.signet.rules.send.Foresight;
import dev.signet.rules.verdict.Finding;
import dev.signet.rules.verdict.Findings;
import dev.signet.rules.verdict.SendFindings;
import dev.signet.rules.verdict.SendVerdict;
import dev.signet.rules.verdict.Severity;
import dev.signet.rules.verdict.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of all norms, compiled and proved: facts in, a verdict with findings out. Immutable and safe for any
 * number of threads.
 */
public final class Rulebook {

    public static final String SENDING = "sending";
    public static final String AUTO_APPROVAL = "auto-approval";

    private final String version;
    private final Map<String, RuleArea<Findings>> areas;
    private final @Nullable RuleArea<SendFindings> sending;
    private final Policies policies;
    private final ReviewCalendar reviewCalendar;
    private final List<RejectionReason> rejectionReasons;
    private final ApiCodes apiCodes;
    private final List<Norm> norms;
    private final PolicyFiles files;

    public Rulebook(
            String version,
            Map<String, RuleArea<Findings>> areas,
            @Nullable RuleArea<SendFindings> sending,
            Policies policies,
            ReviewCalendar reviewCalendar,
            List<RejectionReason> rejectionReasons,
            ApiCodes apiCodes,
            List<Norm> norms,
            PolicyFiles files) {
        this.version = version;
        this.areas = Map.copyOf(areas);
        this.sending = sending;
        this.policies = policies;
        this.reviewCalendar = reviewCalendar;
        this.rejectionReasons = List.copyOf(rejectionReasons);
        this.apiCodes = apiCodes;
        this.norms = List.copyOf(norms);
        this.files = files;
    }

    /** Edition and content hash, {@code 1-3f9a0c11d2e4}; stored with every verdict. */
    public String version() {
        return version;
    }

    public Verdict judge(Application application) {
        List<Finding> findings = area(application.area()).judge(application, Findings::sorted);
        boolean clean = findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
        return new Verdict(findings, clean && approves(application), version);
    }

    public SendVerdict judge(SendFacts facts) {
        if (sending == null) {
            throw noRules(SENDING);
        }
        return Foresight.complete(judgeNow(sending, facts), facts, later -> judgeNow(sending, later));
    }

    private SendVerdict judgeNow(RuleArea<SendFindings> rules, SendFacts facts) {
        return rules.judge(facts, findings -> findings.verdict(version));
    }

    private boolean approves(Application application) {
        RuleArea<Findings> table = areas.get(AUTO_APPROVAL);
        return table != null && table.judge(application, Findings::approved);
    }

    /** No rules is no judgement: nothing may pass because a folder is missing. */
    private RuleArea<Findings> area(String name) {
        RuleArea<Findings> area = areas.get(name);
        if (area == null) {
            throw noRules(name);
        }
        return area;
    }

    private IllegalStateException noRules(String area) {
        return new IllegalStateException("rulebook " + version + " has no rules for " + area);
    }

    /** The same rules with other values of parameters. */
    public Rulebook withParameters(Map<String, String> parameters) {
        Policies others = policies.withParameters(parameters);
        Map<String, RuleArea<Findings>> otherAreas = new HashMap<>();
        areas.forEach((name, area) -> otherAreas.put(name, area.with(others)));
        return new Rulebook(
                version,
                otherAreas,
                sending == null ? null : sending.with(others),
                others,
                reviewCalendar,
                rejectionReasons,
                apiCodes,
                norms,
                files);
    }

    /** The rule at which a judgement is just now, see {@link RuleArea#busyWith}. */
    public Optional<String> busyWith() {
        return Stream.concat(areas.values().stream(), Stream.ofNullable(sending))
                .flatMap(area -> area.busyWith().stream())
                .findFirst();
    }

    /** Frees what is kept for speed once another rulebook serves; whoever still holds this one may go on judging. */
    public void retire() {
        areas.values().forEach(RuleArea::retire);
        if (sending != null) {
            sending.retire();
        }
    }

    public ReviewCalendar reviewCalendar() {
        return reviewCalendar;
    }

    /** The catalogue reviewers choose from, in the order of the file (domain-rules 4.3). */
    public List<RejectionReason> rejectionReasons() {
        return rejectionReasons;
    }

    public ApiCodes apiCodes() {
        return apiCodes;
    }

    /** Every norm with its sentence, in the order of the ids. */
    public List<Norm> norms() {
        return norms;
    }

    /** Word lists, tables, parameters and patterns, for whoever needs more than a verdict (prices, say). */
    public Policies policies() {
        return policies;
    }

    /** The files this rulebook was made of. */
    public PolicyFiles files() {
        return files;
    }
}
