package dev.signet.application;

import dev.signet.rules.verdict.Finding;
import java.time.Instant;
import java.util.List;

/**
 * One application for what is registered: what was stated, and what the norms said.
 *
 * @param <F> what the applicant states
 */
public interface Submitted<F extends Stated> {

    /** Its number, also its identity. */
    long orderId();

    F facts();

    List<Finding> findings();

    String rulebookVersion();

    Instant submittedAt();

    /** What the applicant reads of the decision; empty while there is nothing to tell. */
    String reason();

    /** The same in English. */
    String reasonEn();
}
