package dev.signet.blacklist.release;

import dev.signet.application.Applied;
import dev.signet.blacklist.RefusedRecords.RefusedRecord;
import dev.signet.evidence.EvidenceFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application to release a number, started from a message that failed.
 *
 * @param reason why the number's owner wants the messages, in the applicant's words
 * @param applicant the access key that asked
 * @param rulebookVersion under which it was judged last
 * @param note what the applicant reads about the decision; empty before it and where there is nothing to say
 * @param effectiveAt when sending knew of the release; null before that
 */
record Release(
        long id,
        long accountId,
        RefusedRecord record,
        String reason,
        List<EvidenceFile> evidence,
        String applicant,
        ReleaseState state,
        String rulebookVersion,
        String note,
        String noteEn,
        @Nullable String decidedBy,
        Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant effectiveAt)
        implements Applied {

    Release {
        evidence = List.copyOf(evidence);
    }

    @Override
    public boolean underReview() {
        return state == ReleaseState.UNDER_REVIEW;
    }

    long number() {
        return record.number();
    }
}
