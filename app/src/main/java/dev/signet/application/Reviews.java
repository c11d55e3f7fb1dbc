package dev.signet.application;

import java.time.Instant;
import java.util.Optional;

/** Human decisions about applications: handed to a person here, decided in Tasklist. */
public interface Reviews {

    /**
     * Hands an application to a person. Joins the caller's control-plane transaction: the domain's row and the
     * process instance commit together or not at all. A review, once begun, ends only by a decision (S4.4-4).
     *
     * @throws IllegalStateException when the subject already has an open review, or nothing answers for the kind
     */
    void start(ReviewRequest request);

    /** The open review of a subject, if any. */
    Optional<OpenReview> open(String kind, long id);

    /**
     * A review that waits for a person.
     *
     * @param dueAt the promised instant by the review calendar
     * @param overdue whether that instant has passed
     */
    record OpenReview(String kind, long id, Instant submittedAt, Instant dueAt, boolean overdue) {}
}
