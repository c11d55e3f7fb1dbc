package dev.signet.revenue;

import dev.signet.account.Account;
import dev.signet.rules.fact.Vendor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Revenue of a range of days.
 *
 * @param asOf everything until then is in the figures
 * @param rows without those of nothing, in the order asked for
 * @param correctedMicros by how much the total is less than what was charged at sending
 * @param lapsedMicros of what packages earned, what was left of those that ended
 * @param deferredMicros what was paid for packages and is not earned at the end of the range
 */
public record RevenueReport(
        Instant asOf, List<Row> rows, Takings total, long correctedMicros, long lapsedMicros, long deferredMicros) {

    private static final int MICROS = 6;

    /**
     * One account, one carrier and network, or one day: the others are null.
     *
     * @param channel empty where none had it, or it has not ended; {@code ?} where that is not known any more
     */
    public record Row(
            @Nullable Account account,
            @Nullable String channel,
            @Nullable Vendor network,
            @Nullable LocalDate day,
            Takings takings) {}

    /** In yuan. */
    public BigDecimal corrected() {
        return BigDecimal.valueOf(correctedMicros, MICROS);
    }

    /** In yuan. */
    public BigDecimal lapsed() {
        return BigDecimal.valueOf(lapsedMicros, MICROS);
    }

    /** In yuan. */
    public BigDecimal deferred() {
        return BigDecimal.valueOf(deferredMicros, MICROS);
    }
}
