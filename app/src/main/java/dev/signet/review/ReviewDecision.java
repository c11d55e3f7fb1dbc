package dev.signet.review;

import java.time.Instant;
import java.util.List;

/**
 * The outcome of a review.
 *
 * @param reasonCodes codes of the reason catalogue (domain-rules 4.3), at least one when rejected, empty when approved
 * @param comment the reviewer's words to the applicant; empty when there are none
 * @param reason what the applicant reads in Chinese: reasons, advice and comment in one text; empty when approved
 *     without comment
 * @param reasonEn the same in English
 * @param reviewers everyone who gave an opinion, in order; the last one's opinion settled it
 */
public record ReviewDecision(
        boolean approved,
        List<String> reasonCodes,
        String comment,
        String reason,
        String reasonEn,
        List<String> reviewers,
        Instant decidedAt) {

    public ReviewDecision {
        reasonCodes = List.copyOf(reasonCodes);
        reviewers = List.copyOf(reviewers);
    }

    /** Whose opinion settled it. */
    public String decider() {
        return reviewers.get(reviewers.size() - 1);
    }
}
