package dev.signet.application;

import dev.signet.rules.verdict.Verdict;
import java.time.Instant;

/**
 * A name or a text that an account registers. The aggregate owns its transitions; reviews and officers call them.
 *
 * @param <F> what the applicant states about it
 */
public interface Registered<F extends Stated> extends Applied {

    /** By which its owner and the audit trail know it: a name, a code. */
    String label();

    /** The newest application, decided or not. */
    Submitted<F> newest();

    /**
     * The application that waits for a decision.
     *
     * @throws dev.signet.platform.Refusal when none does
     */
    Submitted<F> undecided();

    /** When the newest application was. */
    @Override
    default Instant submittedAt() {
        return newest().submittedAt();
    }

    /** The auto-approval table let it through: no person decides. */
    void approveByRulebook(Instant at);

    void approve(String actor, String note, String reason, String reasonEn, Instant at);

    void reject(String actor, String reason, String reasonEn, Instant at);

    /**
     * Its owner takes back what waits for a decision.
     *
     * @throws dev.signet.platform.Refusal when nothing does
     */
    void withdraw(String actor, Instant at);

    /** A reviewer found out what the applicant's door could not carry. */
    void fillIn(F facts, Verdict verdict, String reviewer, String note, Instant at);

    /** The platform takes it out of use. */
    void suspend(String officer, String reason, Instant at);

    /** @throws dev.signet.platform.Refusal where {@link #reinstate} could not be */
    void checkMayReinstate(String reason);

    /**
     * @param officer who asked for it
     * @param approvedBy who agreed
     */
    void reinstate(String officer, String approvedBy, String reason, Instant at);
}
