package dev.signet.application;

import dev.signet.platform.Wording;
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
 * @param acceptedUnknown the facts nobody knew and without which it was approved, in the words of the screen
 * @param reviewers everyone who gave an opinion, in order; the last one's opinion settled it
 */
public record ReviewDecision(
        boolean approved,
        List<String> reasonCodes,
        String comment,
        String reason,
        String reasonEn,
        List<String> acceptedUnknown,
        List<String> reviewers,
        Instant decidedAt) {

    private static final Wording TEXTS = Wording.of("review");

    public ReviewDecision {
        reasonCodes = List.copyOf(reasonCodes);
        acceptedUnknown = List.copyOf(acceptedUnknown);
        reviewers = List.copyOf(reviewers);
    }

    /** For the operation record: the reviewer's words, and what was approved without knowing it. */
    public String note() {
        return acceptedUnknown.isEmpty()
                ? comment
                : (comment + " " + TEXTS.both("accepted-unknown", String.join("；", acceptedUnknown))).strip();
    }

    /** Whose opinion settled it. */
    public String decider() {
        return reviewers.get(reviewers.size() - 1);
    }
}
