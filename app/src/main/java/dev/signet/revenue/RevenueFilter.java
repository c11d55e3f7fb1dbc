package dev.signet.revenue;

import dev.signet.rules.fact.Vendor;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What revenue is asked for. Days are those of each account's own zone.
 *
 * @param to included
 * @param accountId only this account; null for all
 * @param channel only this carrier; null for all
 * @param network only this network; null for all
 * @param sort by what rows are sorted
 * @param descending the greatest first
 */
public record RevenueFilter(
        LocalDate from,
        LocalDate to,
        RevenueBy by,
        @Nullable Long accountId,
        @Nullable String channel,
        @Nullable Vendor network,
        Sort sort,
        boolean descending) {

    /** By what rows can be sorted; what is not known comes last. */
    public enum Sort {
        /** Name of the account, of carrier and network, or the day. */
        NAME,
        SENT,
        FAILED,
        SPEND,
        COST,
        MARGIN,
        MARGIN_PERCENT,
        PACKAGES
    }

    boolean wants(String ofChannel, @Nullable Vendor ofNetwork) {
        return (channel == null || channel.equals(ofChannel)) && (network == null || network == ofNetwork);
    }
}
