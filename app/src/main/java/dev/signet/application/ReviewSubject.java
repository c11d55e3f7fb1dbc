package dev.signet.application;

import dev.signet.application.ReviewScreen.MissingFact;
import java.util.List;
import java.util.Map;

/**
 * What a domain must answer so that its applications can be reviewed. The domain publishes one bean of this type;
 * the review domain finds it by {@link #kind()} and knows nothing else of it. The beans' order is that of the lists in
 * Tasklist.
 */
public interface ReviewSubject {

    ReviewedKind reviewed();

    /** The domain's word, first part of the business key: {@code signature}, {@code template}. */
    default String kind() {
        return reviewed().name();
    }

    /** Where the newest application of a subject stands by the domain's own record, whatever the review's says. */
    enum Standing {
        /** A person has to decide. */
        WAITS,
        /** Decided, or taken back. */
        OVER,
        /** There is no such subject. */
        UNKNOWN
    }

    Standing standing(long id);

    /** Every subject whose application {@link Standing#WAITS}. */
    List<Long> waiting();

    /** What hands a waiting application of this subject to a person: the same as when it was submitted, by what is known now. */
    ReviewRequest request(long id);

    /** Everything a reviewer needs about the open application of this subject. */
    ReviewScreen screen(long id);

    /** What a list of tasks calls the open application of this subject; asked at each start, so without the screen. */
    String title(long id);

    /** The files of the open application, by id; asked for each picture, so without the screen. */
    default List<Long> evidence(long id) {
        return List.of();
    }

    /** The facts of the open application that a reviewer may fill in; none where it says everything there is to know. */
    default List<MissingFact> missing(long id) {
        return List.of();
    }

    /**
     * Takes facts the applicant's door could not carry, found out by the reviewer, and judges the application again.
     * Called in the caller's control-plane transaction.
     *
     * @param facts by {@link ReviewScreen.MissingFact#name()}; a blank value takes the fact back
     * @param reviewer the person who found them out
     * @return whether the application is high risk as now known
     * @throws dev.signet.platform.Refusal for an unknown fact or a value the fact cannot have
     */
    boolean fillIn(long id, Map<String, String> facts, String reviewer);

    /**
     * Applies the final decision to the aggregate, in the transaction of the last reviewer's completion.
     *
     * @throws dev.signet.platform.Refusal when the aggregate cannot take this decision; the completion then fails
     */
    void decide(long id, ReviewDecision decision);
}
