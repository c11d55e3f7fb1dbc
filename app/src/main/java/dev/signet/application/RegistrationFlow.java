package dev.signet.application;

import dev.signet.audit.AuditTrail;
import dev.signet.evidence.EvidenceFile;
import dev.signet.notice.Notice;
import dev.signet.notice.Notices;
import dev.signet.platform.FactsVersions;
import dev.signet.rulebook.ActiveRulebook;
import dev.signet.rules.verdict.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The flow of names and texts: their applications have facts to fill in, and other domains are told how they ended. */
public abstract class RegistrationFlow<A extends Registered<F>, F extends Stated> extends ApplicationFlow<A> {

    private final Register<A> register;
    private final Reviews reviews;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    protected RegistrationFlow(
            ReviewedKind reviewed,
            Register<A> register,
            ActiveRulebook rulebook,
            Reviews reviews,
            AuditTrail audit,
            FactsVersions versions,
            Notices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        super(reviewed, register, rulebook, reviews, audit);
        this.register = register;
        this.reviews = reviews;
        this.audit = audit;
        this.versions = versions;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** The facts with one of them filled in. */
    protected abstract F fillIn(F facts, String name, String value);

    /** The verdict on an application that is under review already, with what was found out since. */
    protected abstract Verdict again(A registered, F facts, Instant at);

    /** The event that says how the newest application ended. */
    protected abstract Object ended(A registered);

    /**
     * Goes on with an application that no norm refused.
     *
     * @param actor who of the account did it
     * @param act what was done: applied, resubmitted
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void proceed(A registered, Verdict verdict, String actor, String act, Map<String, ?> details) {
        Map<String, Object> said = new TreeMap<>(details);
        said.put(register.labelledBy(), registered.label());
        said.put("orderId", Long.toString(registered.undecided().orderId()));
        begin(registered, verdict, actor, kind() + "." + act, said);
    }

    /**
     * Takes back what nobody has decided yet. Of a withdrawal and a decision at the same instant the first one counts, and
     * the other is refused.
     *
     * @param actor who of the account did it
     * @throws dev.signet.platform.Refusal when nothing waits for a decision
     */
    @Transactional
    public void withdraw(long id, String actor) {
        reviews.hold(kind(), id);
        A registered = locked(id);
        registered.withdraw(actor, now());
        register.save(registered);
        reviews.withdraw(kind(), id);
        audit.recordOf(
                registered.accountId(),
                actor,
                kind() + ".withdrawn",
                kind(),
                Long.toString(id),
                Map.of(
                        register.labelledBy(),
                        registered.label(),
                        "orderId",
                        Long.toString(registered.newest().orderId())));
    }

    @Override
    protected void enter(A registered, boolean approved) {
        if (approved) {
            registered.approveByRulebook(registered.undecided().submittedAt());
        }
        register.save(registered);
    }

    @Override
    protected Verdict verdict(A registered) {
        return again(registered, registered.undecided().facts(), now());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> evidence(long id) {
        return found(id).newest().facts().evidence().stream()
                .map(EvidenceFile::id)
                .toList();
    }

    @Override
    @Transactional
    public boolean fillIn(long id, Map<String, String> facts, String reviewer) {
        A registered = locked(id);
        F filled = registered.undecided().facts();
        for (Map.Entry<String, String> fact : new TreeMap<>(facts).entrySet()) {
            filled = fillIn(filled, fact.getKey(), Objects.requireNonNullElse(fact.getValue(), ""));
        }
        Instant now = now();
        String note = facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        Verdict verdict = again(registered, filled, now);
        registered.fillIn(filled, verdict, reviewer, note, now);
        register.save(registered);
        audit.recordOf(registered.accountId(), reviewer, kind() + ".facts-filled-in", kind(), Long.toString(id), facts);
        return asksForSecondOpinion(verdict);
    }

    @Override
    protected Map<String, ?> settle(A registered, Verdict verdict, ReviewDecision decision, Instant at) {
        Submitted<F> application = registered.undecided();
        if (decision.approved()) {
            registered.approve(decision.decider(), decision.note(), decision.reason(), decision.reasonEn(), at);
        } else {
            registered.reject(decision.decider(), decision.reason(), decision.reasonEn(), at);
        }
        register.save(registered);
        return Map.of(
                register.labelledBy(),
                registered.label(),
                "orderId",
                Long.toString(application.orderId()),
                "acceptedUnknown",
                decision.acceptedUnknown(),
                "rulebook",
                verdict.rulebookVersion());
    }

    @Override
    protected String action(boolean approved) {
        return kind() + (approved ? ".approved" : ".rejected");
    }

    @Override
    protected void tell(A registered, boolean approved) {
        versions.raise(registered.accountId());
        notices.tell(notice(registered, approved));
        events.publishEvent(ended(registered));
    }

    private Notice notice(A registered, boolean approved) {
        Submitted<F> application = registered.newest();
        Map<String, String> values = new TreeMap<>(called(registered));
        values.put("reason", application.reason());
        values.put("reasonEn", application.reasonEn());
        return Notice.toAll(registered.accountId(), action(approved), kind() + ":" + application.orderId(), values);
    }

    /** By what its owner is told which one was decided: values of the kind's notices. */
    protected Map<String, String> called(A registered) {
        return Map.of("label", registered.label());
    }

    protected Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
