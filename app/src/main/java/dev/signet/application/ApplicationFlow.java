package dev.signet.application;

import dev.signet.audit.AuditTrail;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rulebook.NormRefusal;
import dev.signet.rules.Rulebook;
import dev.signet.rules.fact.Application;
import dev.signet.rules.fact.ApplicationKind;
import dev.signet.rules.policy.ReviewCalendar;
import dev.signet.rules.review.SecondOpinions;
import dev.signet.rules.verdict.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of every application: judged by the norms and refused with every finding, or approved by the auto-approval
 * table, or handed to a person who decides; then other domains are told. A kind says what its norms see, where it is
 * kept and what a decision does to it.
 */
public abstract class ApplicationFlow<A extends Applied> implements ReviewSubject {

    private final ReviewedKind reviewed;
    private final Applications<A> kept;
    private final ActiveRulebook rulebook;
    private final String denial;
    private final Reviews reviews;
    private final AuditTrail audit;

    protected ApplicationFlow(
            ReviewedKind reviewed, Applications<A> kept, ActiveRulebook rulebook, Reviews reviews, AuditTrail audit) {
        this.reviewed = reviewed;
        this.kept = kept;
        this.rulebook = rulebook;
        this.denial = ApplicationKind.of(reviewed.name()).denial();
        this.reviews = reviews;
        this.audit = audit;
    }

    /**
     * The verdict on an application that no norm refuses. Asked before anything of it is stored.
     *
     * @throws dev.signet.platform.Refusal with every finding otherwise
     */
    public static Verdict judge(Rulebook rulebook, Application application) {
        Verdict verdict = rulebook.judge(application);
        if (verdict.refused()) {
            throw NormRefusal.of(rulebook, verdict);
        }
        return verdict;
    }

    /** Whether the auto-approval table may let applications of this kind through. */
    protected boolean tableApproves() {
        return true;
    }

    /** Saves a new application, approved by the table or waiting for a person. */
    protected abstract void enter(A applied, boolean approved);

    /** What the norms in force now say about an application that waits for a person. */
    protected abstract Verdict verdict(A applied);

    /** The person with a login who applied, who may then not decide; null when a program applied. */
    protected @Nullable String applicant(A applied) {
        return null;
    }

    /** Row of the review calendar. */
    protected String reviewClass(A applied) {
        return ReviewCalendar.STANDARD;
    }

    protected abstract ReviewScreen screen(A applied);

    protected abstract String title(A applied);

    /**
     * Applies a person's decision and saves.
     *
     * @return what the audit entry says beside the reviewers, their reasons and words
     * @throws dev.signet.platform.Refusal when it cannot take this decision
     */
    protected abstract Map<String, ?> settle(A applied, Verdict verdict, ReviewDecision decision, Instant at);

    /** What the audit trail calls a decision. */
    protected abstract String action(boolean approved);

    /** Tells other domains, in the deciding transaction, how the application ended. */
    protected void tell(A decided, boolean approved) {}

    /**
     * Goes on with an application that no norm refused.
     *
     * @param action what the audit trail calls applying
     * @param details of its entry, beside what is said of every application
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(A applied, Verdict verdict, String actor, String action, Map<String, ?> details) {
        boolean approved = tableApproves() && verdict.autoApproved();
        enter(applied, approved);
        Map<String, Object> said = new TreeMap<>(details);
        said.put("rulebook", verdict.rulebookVersion());
        if (tableApproves()) {
            said.put("approvedByRulebook", approved);
        }
        audit.recordOf(applied.accountId(), actor, action, kind(), Long.toString(applied.id()), said);
        if (approved) {
            tell(applied, true);
        } else {
            reviews.start(request(applied, verdict));
        }
    }

    @Override
    public ReviewedKind reviewed() {
        return reviewed;
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing(long id) {
        return kept.find(id)
                .map(applied -> applied.underReview() ? Standing.WAITS : Standing.OVER)
                .orElse(Standing.UNKNOWN);
    }

    @Override
    public List<Long> waiting() {
        return kept.waiting();
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewRequest request(long id) {
        A applied = found(id);
        return request(applied, verdict(applied));
    }

    private ReviewRequest request(A applied, Verdict verdict) {
        return new ReviewRequest(
                kind(),
                applied.id(),
                applied.accountId(),
                applicant(applied),
                asksForSecondOpinion(verdict),
                reviewClass(applied),
                applied.submittedAt());
    }

    /** Whether a second, different person must agree to an approval, as the rulebook says now. */
    public boolean asksForSecondOpinion(Verdict verdict) {
        return SecondOpinions.of(rulebook.current().policies()).askedFor(verdict.findings());
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewScreen screen(long id) {
        return screen(found(id));
    }

    @Override
    @Transactional(readOnly = true)
    public String title(long id) {
        return title(found(id));
    }

    /** A person decides what the norms leave open, never what they forbid at that moment. */
    @Override
    @Transactional
    public void decide(long id, ReviewDecision decision) {
        A applied = locked(id);
        Verdict verdict = verdict(applied);
        if (decision.approved()) {
            NormRefusal.checkNone(verdict.findings(), denial, reviewed.texts());
        }
        Map<String, Object> said = new TreeMap<>(Map.of(
                "reviewers", decision.reviewers(),
                "reasonCodes", decision.reasonCodes(),
                "comment", decision.comment()));
        said.putAll(settle(applied, verdict, decision, decision.decidedAt().truncatedTo(ChronoUnit.MILLIS)));
        audit.recordOf(
                applied.accountId(), decision.decider(), action(decision.approved()), kind(), Long.toString(id), said);
        tell(applied, decision.approved());
    }

    protected A found(long id) {
        return kept.find(id).orElseThrow(() -> unknown(id));
    }

    protected A locked(long id) {
        return kept.lock(id).orElseThrow(() -> unknown(id));
    }

    private IllegalStateException unknown(long id) {
        return new IllegalStateException("no " + kind() + " " + id);
    }
}
