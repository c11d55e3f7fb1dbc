package dev.signet.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an account's ledger, for people to read.
 *
 * @param yuan what the balance became more by
 * @param reserved what became reserved
 * @param units what the package became more by
 * @param voucherYuan what is left on the voucher became more by
 * @param voucherReserved what became reserved of it
 * @param month in which it counts; null of those from before there were bills
 * @param messages of how many messages
 * @param booking what two people agreed to; null of messages, and of what an earlier version booked
 */
public record LedgerEntry(
        long id,
        Kind kind,
        BigDecimal yuan,
        BigDecimal reserved,
        @Nullable Long packageId,
        long units,
        @Nullable Long voucherId,
        BigDecimal voucherYuan,
        BigDecimal voucherReserved,
        @Nullable YearMonth month,
        int messages,
        String note,
        Instant at,
        @Nullable Booking booking) {

    /** What it stands for. */
    public enum Kind {
        TOP_UP("e.kind = 4", true),
        CORRECTION("e.kind = 0 and e.package_id is null", true),
        PACKAGE_GRANTED("e.kind = 0 and e.package_id is not null and e.package_units > 0", true),
        PACKAGE_ENDED("e.kind = 0 and e.package_id is not null and e.package_units <= 0", true),
        RESERVE("e.kind = 1", false),
        SETTLE("e.kind = 2", false),
        REFUND("e.kind = 3", false),
        REPRICE("e.kind = 5", false),
        DISCOUNT("e.kind = 6", true),
        ROUNDING("e.kind = 7", true),
        PURCHASE("e.kind = 8", true),
        VOUCHER("e.kind = 9", true);

        private final String condition;
        private final boolean booked;

        Kind(String condition, boolean booked) {
            this.condition = condition;
            this.booked = booked;
        }

        String condition() {
            return condition;
        }

        /** Whether people booked it, which is what entries with a reference are: few among those of messages. */
        boolean isBooked() {
            return booked;
        }

        static Kind of(EntryKind kind, @Nullable Long packageId, long units) {
            return switch (kind) {
                case TOP_UP -> TOP_UP;
                case RESERVE -> RESERVE;
                case SETTLE -> SETTLE;
                case REFUND -> REFUND;
                case REPRICE -> REPRICE;
                case DISCOUNT -> DISCOUNT;
                case ROUNDING -> ROUNDING;
                case PURCHASE -> PURCHASE;
                case VOUCHER -> VOUCHER;
                case CREDIT -> packageId == null ? CORRECTION : units > 0 ? PACKAGE_GRANTED : PACKAGE_ENDED;
            };
        }
    }
}
