package dev.signet.application;

import java.time.Instant;
import java.util.Optional;

/** Human decisions about applications: handed to a person here, decided in Tasklist. */
public interface Reviews {

    /**
     * Hands an application to a person. Joins the caller's control-plane transaction: the domain's row and the
     * process instance commit together or not at all. A review, once begun, ends by a decision or by its applicant's
     * withdrawal; nothing else changes meanwhile (S4.4-4).
     *
     * @throws IllegalStateException when the subject already has an open review, or nothing answers for the kind
     */
    void start(ReviewRequest request);

    /**
     * Waits for whoever is deciding at this instant, and lets nobody begin to until the transaction ends. Whoever means to
     * {@link #withdraw} calls this before anything of the application is locked.
     */
    void hold(String kind, long id);

    /**
     * Ends the open review of a subject that its applicant has taken back, with its tasks: who has one open finds it gone.
     * Joins the caller's control-plane transaction, which {@link #hold holds} the review.
     *
     * @throws IllegalStateException when there is none
     */
    void withdraw(String kind, long id);

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
