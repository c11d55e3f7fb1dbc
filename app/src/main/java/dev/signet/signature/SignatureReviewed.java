package dev.signet.signature;

import dev.signet.rules.fact.Scenario;
import dev.signet.rules.fact.SignatureSource;
import java.time.Instant;

/**
 * An application for a signature was decided, by a person or by the rulebook. Published in the deciding transaction;
 * the push of {@code SignSmsReport} is made of it.
 *
 * @param reason empty when approved without words
 * @param submittedAt the application's {@code create_date}
 */
public record SignatureReviewed(
        long accountId,
        long signatureId,
        String name,
        long orderId,
        boolean approved,
        String reason,
        SignatureSource source,
        Scenario scenario,
        String remark,
        Instant submittedAt,
        Instant decidedAt) {}
