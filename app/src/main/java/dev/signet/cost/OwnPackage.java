package dev.signet.cost;

import dev.signet.billing.price.Coverage;
import dev.signet.platform.Bilingual;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A package of an account with how it came to it (S7.1-8, S7.1-10).
 *
 * @param paid in yuan (实付价); null where the platform gave it
 * @param since when it was bought or given
 * @param left what is neither charged nor reserved
 */
public record OwnPackage(
        long id,
        Bilingual name,
        Coverage coverage,
        @Nullable BigDecimal paid,
        Instant since,
        Instant validFrom,
        Instant validUntil,
        long units,
        long left,
        State state) {

    /** S7.1-11 */
    public enum State {
        /** 有效 */
        VALID,
        /** 已失效 */
        EXPIRED
    }
}
