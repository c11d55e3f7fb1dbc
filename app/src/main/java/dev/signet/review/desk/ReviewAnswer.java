package dev.signet.review.desk;

import dev.signet.application.ReviewScreen;
import dev.signet.review.process.ReviewFile.GivenOpinion;
import dev.signet.rules.review.RejectionReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form shows. Ids are text: browsers lose the last digits of large numbers.
 *
 * @param zone the account's, in which the form shows every time
 * @param comments what reviewers said to each other about this subject
 * @param reasons the catalogue for this kind of application
 * @param maxComment in characters
 */
record ReviewAnswer(
        String taskId,
        String taskName,
        String kind,
        String subjectId,
        @Nullable String assignee,
        boolean highRisk,
        Instant submittedAt,
        @Nullable Instant dueAt,
        boolean overdue,
        ZoneId zone,
        List<GivenOpinion> opinions,
        List<ReviewComments.Given> comments,
        List<RejectionReason> reasons,
        int maxComment,
        ReviewScreen screen) {}
