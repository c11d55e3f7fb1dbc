package dev.signet.application;

import dev.signet.audit.AuditTrail;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of every application through its review: shown to a person, decided, told. A kind says where it is kept and
 * what a decision does to it.
 */
public abstract class ApplicationFlow<A extends Applied> implements ReviewSubject {

    private final ReviewedKind reviewed;
    private final AuditTrail audit;

    protected ApplicationFlow(ReviewedKind reviewed, AuditTrail audit) {
        this.reviewed = reviewed;
        this.audit = audit;
    }

    protected abstract Optional<A> find(long id);

    /** Holds other decisions about it back until the transaction ends. */
    protected abstract Optional<A> lock(long id);

    protected abstract boolean waits(A applied);

    /** What hands it to a person. */
    protected abstract ReviewRequest request(A applied);

    protected abstract ReviewScreen screen(A applied);

    protected abstract String title(A applied);

    /**
     * Applies a person's decision and saves.
     *
     * @return what the audit entry says beside the reviewers, their reasons and words
     * @throws dev.signet.platform.Refusal when it cannot take this decision
     */
    protected abstract Map<String, ?> settle(A applied, ReviewDecision decision, Instant at);

    /** What the audit trail calls a decision. */
    protected abstract String action(boolean approved);

    /** Tells other domains, in the deciding transaction, how the application ended. */
    protected void tell(A decided, boolean approved) {}

    @Override
    public ReviewedKind reviewed() {
        return reviewed;
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing(long id) {
        return find(id).map(applied -> waits(applied) ? Standing.WAITS : Standing.OVER)
                .orElse(Standing.UNKNOWN);
    }

    @Override
    @Transactional(readOnly = true)
    public ReviewRequest request(long id) {
        return request(found(id));
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

    @Override
    @Transactional
    public void decide(long id, ReviewDecision decision) {
        A applied = locked(id);
        Map<String, Object> details = new TreeMap<>(Map.of(
                "reviewers", decision.reviewers(),
                "reasonCodes", decision.reasonCodes(),
                "comment", decision.comment()));
        details.putAll(settle(applied, decision, decision.decidedAt().truncatedTo(ChronoUnit.MILLIS)));
        audit.record(decision.decider(), action(decision.approved()), kind(), Long.toString(id), details);
        tell(applied, decision.approved());
    }

    protected A found(long id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    protected A locked(long id) {
        return lock(id).orElseThrow(() -> unknown(id));
    }

    private IllegalStateException unknown(long id) {
        return new IllegalStateException("no " + kind() + " " + id);
    }
}
