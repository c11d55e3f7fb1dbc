package dev.signet.application;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.FactsVersions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the platform's officers may do to what an account registered, after it was approved.
 *
 * @param <K> by which officers name it
 */
public abstract class Supervision<K, A extends Registered<?>> {

    private final Register<A> register;
    private final AuditTrail audit;
    private final FactsVersions versions;
    private final Clock clock;

    protected Supervision(Register<A> register, AuditTrail audit, FactsVersions versions, Clock clock) {
        this.register = register;
        this.audit = audit;
        this.versions = versions;
        this.clock = clock;
    }

    /** @throws dev.signet.platform.Refusal when there is none */
    protected abstract A locked(K which);

    /**
     * Takes what was approved out of use at once (complaint, unlawful use).
     *
     * @param officer who does it
     * @param reason what the account is told
     * @throws dev.signet.platform.Refusal when there is none, or it is not approved
     */
    @Transactional
    public void suspend(K which, String officer, String reason) {
        A registered = locked(which);
        registered.suspend(officer, reason, now());
        saved(registered, officer, ".suspended", Map.of("reason", reason));
    }

    /** @throws dev.signet.platform.Refusal where {@link #reinstate} would refuse */
    @Transactional
    public void checkMayReinstate(K which, String reason) {
        locked(which).checkMayReinstate(reason);
    }

    /**
     * Lifts a suspension, which takes two people.
     *
     * @param officer who asked for it
     * @param approvedBy who agreed
     * @throws dev.signet.platform.Refusal when it is not suspended
     */
    @Transactional
    public void reinstate(K which, String officer, String approvedBy, String reason) {
        A registered = locked(which);
        registered.reinstate(officer, reason, now());
        saved(registered, officer, ".reinstated", Map.of("reason", reason, "approvedBy", approvedBy));
    }

    private void saved(A registered, String officer, String action, Map<String, String> said) {
        register.save(registered);
        Map<String, String> details = new TreeMap<>(said);
        details.put(register.labelledBy(), registered.label());
        audit.record(officer, register.kind() + action, register.kind(), Long.toString(registered.id()), details);
        versions.raise(registered.accountId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
