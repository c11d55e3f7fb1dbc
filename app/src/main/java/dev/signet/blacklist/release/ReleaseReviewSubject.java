package dev.signet.blacklist.release;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Refusal;
import dev.signet.platform.Wording;
import dev.signet.review.ReviewDecision;
import dev.signet.review.ReviewScreen;
import dev.signet.review.ReviewSubject;
import dev.signet.rules.Finding;
import dev.signet.rules.Severity;
import dev.signet.rules.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers for releases while officers review them. */
@Component
class ReleaseReviewSubject implements ReviewSubject {

    private static final Wording TEXTS = Wording.of("blacklist");

    private final ReleaseStore store;
    private final ReleaseJudge judge;
    private final ReleaseScreens screens;
    private final AuditTrail audit;

    ReleaseReviewSubject(ReleaseStore store, ReleaseJudge judge, ReleaseScreens screens, AuditTrail audit) {
        this.store = store;
        this.judge = judge;
        this.screens = screens;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return Releases.KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewScreen screen(long id) {
        return screens.of(store.find(id).orElseThrow(() -> unknown(id)));
    }

    @Override
    public boolean fillIn(long id, Map<String, String> facts, String reviewer) {
        throw TEXTS.refusal("isv.INVALID_PARAMETERS", "field.unknown", facts.keySet());
    }

    @Override
    @Transactional
    public void decide(long id, ReviewDecision decision) {
        Release release = store.lock(id)
                .filter(open -> open.state() == ReleaseState.UNDER_REVIEW)
                .orElseThrow(() -> unknown(id));
        Verdict verdict = judge.again(release);
        if (decision.approved()) {
            checkNothingRefuses(verdict);
        }
        String officer = decision.reviewers().get(decision.reviewers().size() - 1);
        store.decide(
                id,
                decision.approved() ? ReleaseState.RELEASED : ReleaseState.REFUSED,
                decision.reason(),
                decision.reasonEn(),
                officer,
                verdict.rulebookVersion(),
                decision.decidedAt().truncatedTo(ChronoUnit.MILLIS));
        audit.record(
                officer,
                decision.approved() ? "blacklist.released" : "blacklist.release-refused",
                kind(),
                Long.toString(id),
                Map.of(
                        "number", Releases.shown(release.number()),
                        "account", Long.toString(release.accountId()),
                        "reviewers", decision.reviewers(),
                        "reasonCodes", decision.reasonCodes(),
                        "comment", decision.comment(),
                        "rulebook", verdict.rulebookVersion()));
    }

    /** The lists may have changed while the officer thought: a person never lifts what the norms say stays. */
    private static void checkNothingRefuses(Verdict verdict) {
        List<Finding> refusing = verdict.findings().stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .toList();
        if (!refusing.isEmpty()) {
            throw new Refusal(
                    "OperationDenied.BlacklistRelease",
                    TEXTS.zh("decide.findings", text(refusing, Finding::messageZh)),
                    TEXTS.en("decide.findings", text(refusing, Finding::messageEn)),
                    refusing);
        }
    }

    private static String text(List<Finding> findings, Function<Finding, String> message) {
        return findings.stream()
                .map(finding -> "[" + finding.normId() + "] " + message.apply(finding))
                .collect(Collectors.joining(" "));
    }

    private static IllegalStateException unknown(long id) {
        return new IllegalStateException("no release " + id + " is under review");
    }
}
