package dev.signet.billing;

import org.jspecify.annotations.Nullable;

/**
 * What was reserved for one message.
 *
 * @param entryId the ledger entry it is part of
 * @param micros millionths of a yuan; 0 where a package pays
 * @param packageId the package that pays; null where the balance or a voucher does
 * @param voucherId the voucher that pays; null where the balance or a package does
 */
public record Charge(
        long entryId,
        int micros,
        @Nullable Long packageId,
        @Nullable Long voucherId) {}
