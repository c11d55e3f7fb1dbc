package dev.signet.billing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What two of the platform's people booked for an account: one asked for it, another agreed.
 *
 * @param id of the change that they agreed to
 * @param yuan what the balance became more by
 * @param units what the package became more by
 * @param voucherYuan what the voucher became more by
 * @param payment the reference of what was paid; null where nothing was
 */
public record Booking(
        long id,
        long accountId,
        Act act,
        BigDecimal yuan,
        @Nullable Long packageId,
        long units,
        @Nullable Long voucherId,
        BigDecimal voucherYuan,
        @Nullable String payment,
        String askedBy,
        String agreedBy,
        String reason,
        Instant at) {

    /** Stored by its name. */
    public enum Act {
        /** 充值 */
        TOP_UP,
        /** 调整 */
        CORRECTION,
        /** 发放套餐包 */
        PACKAGE_GRANTED,
        /** 收回套餐包 */
        PACKAGE_ENDED,
        /** 发放代金券 */
        VOUCHER_GRANTED,
        /** 收回代金券 */
        VOUCHER_ENDED
    }

    /**
     * What is to be booked.
     *
     * @param id of the change that was agreed to: it is booked once
     */
    public record Order(long id, long accountId, String askedBy, String agreedBy, String reason) {}
}
