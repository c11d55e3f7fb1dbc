package dev.signet.billing.movement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A line of 收支明细: one entry of the ledger, or of what messages did all of a day and kind. Amounts are in yuan.
 *
 * @param day in the account's zone
 * @param at of its entry, or of the last of them
 * @param yuan what the balance became more by
 * @param balance what it was after that last entry, whatever else came before or after it on that day
 * @param voucherYuan what vouchers became more by
 * @param units what the package became more by
 * @param messages of how many
 * @param month whose bill counts it; null of what is charged and given back, which bills count by receipts, and of early entries
 * @param payment the reference of what was paid
 * @param reason of a correction, which the account was told; why anything else was given is the platform's own
 */
public record Movement(
        MovementKind kind,
        LocalDate day,
        Instant at,
        BigDecimal yuan,
        BigDecimal balance,
        BigDecimal voucherYuan,
        long units,
        long messages,
        @Nullable YearMonth month,
        @Nullable Long packageId,
        @Nullable Long voucherId,
        @Nullable String payment,
        @Nullable String reason) {}
