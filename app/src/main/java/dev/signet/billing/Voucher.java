package dev.signet.billing;

import dev.signet.billing.price.Coverage;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 代金券: pays for messages before the balance does, after packages.
 *
 * @param coverage what it pays for; null for all messages
 * @param amount in yuan, as {@code left} (neither charged nor reserved) and {@code reserved}
 */
public record Voucher(
        long id,
        @Nullable Coverage coverage,
        BigDecimal amount,
        BigDecimal left,
        BigDecimal reserved,
        Instant validFrom,
        Instant validUntil) {}
