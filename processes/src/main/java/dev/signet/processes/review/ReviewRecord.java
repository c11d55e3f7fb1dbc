package dev.signet.processes.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is on file about a review outside the engine's variables, which a completion could overwrite.
 *
 * @param applicant the person who applied, where a person with a login did; such a person never decides
 * @param reviewers who gave an opinion so far, in order
 */
public record ReviewRecord(boolean highRisk, @Nullable String applicant, List<String> reviewers) {

    public ReviewRecord {
        reviewers = List.copyOf(reviewers);
    }
}
