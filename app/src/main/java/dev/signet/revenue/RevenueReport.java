package dev.signet.revenue;

import dev.signet.account.Account;
import dev.signet.rules.fact.Vendor;
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
 */
public record RevenueReport(Instant asOf, List<Row> rows, Takings total, long correctedMicros) {

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
}
