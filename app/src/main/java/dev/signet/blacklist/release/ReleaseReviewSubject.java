package dev.signet.blacklist.release;

import dev.signet.application.ReviewDecision;
import dev.signet.application.ReviewRequest;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewSubject;
import dev.signet.application.ReviewedKind;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import dev.signet.processes.blacklist.BlacklistReleaseProcess;
import dev.signet.rulebook.NormRefusal;
import dev.signet.rules.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers for releases while officers review them. */
@Component
@Order(3)
class ReleaseReviewSubject implements ReviewSubject {

    private static final Wording TEXTS = Wording.of("blacklist");

    private static final ReviewedKind REVIEWED = new ReviewedKind(
            Releases.KIND,
            BlacklistReleaseProcess.KEY,
            BlacklistReleaseProcess.SUBJECT_ID,
            BlacklistReleaseProcess.CANDIDATE_GROUP,
            "releases",
            TEXTS);

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
    public ReviewedKind reviewed() {
        return REVIEWED;
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing(long id) {
        return store.find(id)
                .map(release -> release.state() == ReleaseState.UNDER_REVIEW ? Standing.WAITS : Standing.OVER)
                .orElse(Standing.UNKNOWN);
    }

    @Override
    public List<Long> waiting() {
        return store.underReview();
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewRequest request(long id) {
        Release release = found(id);
        return Releases.review(release, judge.again(release));
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewScreen screen(long id) {
        return screens.of(found(id));
    }

    @Override
    @Transactional(readOnly = true)
    public String title(long id) {
        return ReleaseScreens.title(found(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> evidence(long id) {
        return found(id).evidence().stream().map(EvidenceFile::id).toList();
    }

    private Release found(long id) {
        return store.find(id).orElseThrow(() -> unknown(id));
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
            // The lists may have changed while the officer thought.
            NormRefusal.checkNone(verdict.findings(), "OperationDenied.BlacklistRelease", TEXTS);
        }
        String officer = decision.decider();
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

    private static IllegalStateException unknown(long id) {
        return new IllegalStateException("no release " + id + " is under review");
    }
}
