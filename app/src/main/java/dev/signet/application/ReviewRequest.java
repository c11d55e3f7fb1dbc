package dev.signet.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application that needs a person.
 *
 * @param kind the {@link ReviewSubject#kind()} that answers for the application
 * @param id the subject's own id; {@code <kind>:<id>} becomes the business key
 * @param accountId the account concerned
 * @param applicant the person with a login who applied, who may then not decide; null when a program applied
 * @param highRisk whether a second, different reviewer must agree to an approval (public bodies, third parties)
 * @param reviewClass the row of the review calendar that sets the deadline (RV-1, RV-4)
 * @param submittedAt when the applicant submitted; the deadline counts from here
 */
public record ReviewRequest(
        String kind,
        long id,
        long accountId,
        @Nullable String applicant,
        boolean highRisk,
        String reviewClass,
        Instant submittedAt) {}
