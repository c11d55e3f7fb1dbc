package dev.signet.blacklist.release;

import dev.signet.application.ApplicationFlow;
import dev.signet.application.ReviewDecision;
import dev.signet.application.ReviewScreen;
import dev.signet.application.ReviewedKind;
import dev.signet.application.Reviews;
import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFile;
import dev.signet.platform.Wording;
import dev.signet.processes.blacklist.BlacklistReleaseProcess;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flow of applications for releases. */
@Component
@Order(3)
class ReleaseFlow extends ApplicationFlow<Release> {

    private static final Wording TEXTS = Wording.of("blacklist");

    private static final ReviewedKind REVIEWED = new ReviewedKind(
            BlacklistReleaseProcess.KIND,
            BlacklistReleaseProcess.KEY,
            BlacklistReleaseProcess.SUBJECT_ID,
            BlacklistReleaseProcess.CANDIDATE_GROUP,
            "releases",
            TEXTS);

    private final ReleaseStore store;
    private final ReleaseJudge judge;
    private final ReleaseScreens screens;

    ReleaseFlow(
            ReleaseStore store,
            ReleaseJudge judge,
            ReleaseScreens screens,
            ActiveRulebook rulebook,
            Reviews reviews,
            AuditTrail audit) {
        super(REVIEWED, store, rulebook, reviews, audit);
        this.store = store;
        this.judge = judge;
        this.screens = screens;
    }

    /** An officer looks at each (S9.4-2). */
    @Override
    protected boolean tableApproves() {
        return false;
    }

    @Override
    protected void enter(Release release, boolean approved) {
        try {
            store.add(release);
        } catch (DuplicateKeyException outrun) {
            throw Releases.alreadyOpen(release.record());
        }
    }

    /** The lists may have changed while the officer thought. */
    @Override
    protected Verdict verdict(Release release) {
        return judge.again(release);
    }

    @Override
    protected ReviewScreen screen(Release release) {
        return screens.of(release);
    }

    @Override
    protected String title(Release release) {
        return ReleaseScreens.title(release);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> evidence(long id) {
        return found(id).evidence().stream().map(EvidenceFile::id).toList();
    }

    @Override
    public boolean fillIn(long id, Map<String, String> facts, String reviewer) {
        throw TEXTS.refusal("isv.INVALID_PARAMETERS", "field.unknown", facts.keySet());
    }

    @Override
    protected Map<String, ?> settle(Release release, Verdict verdict, ReviewDecision decision, Instant at) {
        store.decide(
                release.id(),
                decision.approved() ? ReleaseState.RELEASED : ReleaseState.REFUSED,
                decision.reason(),
                decision.reasonEn(),
                decision.decider(),
                verdict.rulebookVersion(),
                at);
        return Map.of(
                "number", Releases.shown(release.number()),
                "account", Long.toString(release.accountId()),
                "rulebook", verdict.rulebookVersion());
    }

    @Override
    protected String action(boolean approved) {
        return approved ? "blacklist.released" : "blacklist.release-refused";
    }
}
