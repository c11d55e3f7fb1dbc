package dev.signet.review.process;

import dev.signet.processes.review.ReviewRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is on file about an open review. */
public record ReviewFile(
        long id,
        String kind,
        long subjectId,
        long accountId,
        @Nullable String applicant,
        boolean highRisk,
        String reviewClass,
        Instant submittedAt,
        @Nullable Instant dueAt,
        int escalationLevel,
        List<GivenOpinion> opinions) {

    /** One reviewer's opinion as it was filed. */
    public record GivenOpinion(
            String reviewer,
            boolean approved,
            List<String> reasonCodes,
            String comment,
            List<String> acceptedUnknown,
            Instant at) {}

    public ReviewFile {
        opinions = List.copyOf(opinions);
    }

    public String businessKey() {
        return BusinessKey.of(kind, subjectId);
    }

    List<String> reviewers() {
        return opinions.stream().map(GivenOpinion::reviewer).toList();
    }

    ReviewRecord asRecord() {
        return new ReviewRecord(highRisk, applicant, reviewers());
    }

    /** Whether the opinions on file settle the review: a rejection, or as many approvals as its risk asks for. */
    public boolean settled() {
        return opinions.stream().anyMatch(opinion -> !opinion.approved()) || opinions.size() >= (highRisk ? 2 : 1);
    }

    boolean approved() {
        return settled() && opinions.stream().allMatch(GivenOpinion::approved);
    }
}
