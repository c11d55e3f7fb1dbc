package dev.signet.revenue;

import java.time.LocalDate;
import java.util.Map;

/**
 * What the ledger takes from, or adds to, what accounts were charged at sending: a month that is priced anew, discounts, vouchers.
 * Revenue is given by the price at sending, less these. Whoever books them implements this; where nobody does there are none.
 */
@FunctionalInterface
public interface RevenueCorrections {

    /**
     * @param from first day (UTC+8) of what they are for, by the month that they correct, {@code to} the last, included
     * @return by account, in millionths of a yuan, what it pays less than at sending; below zero where it pays more. Accounts
     *     without any may be missing
     */
    Map<Long, Long> micros(LocalDate from, LocalDate to);
}
