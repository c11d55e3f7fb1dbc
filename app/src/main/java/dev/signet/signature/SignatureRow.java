package dev.signet.signature;

import dev.signet.evidence.EvidenceFile;
import dev.signet.rules.fact.SignatureClaim;
import dev.signet.rules.verdict.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the signature list: a signature in one scenario. A conversion in progress shows as two rows of one name,
 * the usable verification signature and the general one under review (S4.4-12).
 *
 * @param signatureId the aggregate both rows belong to
 * @param orderId number of the application behind this row
 * @param code {@code SIGN_<number>}
 * @param createdAt when this name was applied for first, whatever became of that
 * @param submittedAt when this application was submitted
 * @param reason what the reviewer told the applicant; empty while there is nothing to tell
 * @param reasonEn the same in English; an officer's own words stay as they are
 * @param decidedAt when it was decided; null while under review
 * @param actions what the owner may do with the row (S4.4-10)
 * @param platformTest the test signature that the platform supplies (S4.4-11)
 */
public record SignatureRow(
        long signatureId,
        long orderId,
        String code,
        String name,
        SignatureClaim claim,
        SignatureState state,
        List<EvidenceFile> evidence,
        List<Finding> findings,
        String rulebookVersion,
        String reason,
        String reasonEn,
        @Nullable Instant decidedAt,
        Instant createdAt,
        Instant submittedAt,
        Set<SignatureAction> actions,
        boolean platformTest) {}
