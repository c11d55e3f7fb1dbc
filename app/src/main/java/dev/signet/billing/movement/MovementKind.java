package dev.signet.billing.movement;

import dev.signet.billing.EntryKind;

/** What moved a balance or a voucher, as the account reads it. What messages did comes as one line a day, the rest as it was. */
public enum MovementKind {
    /** 充值 */
    TOP_UP(false),
    /** 调整: a correction by the platform */
    CORRECTION(false),
    /** 购买套餐包 */
    PURCHASE(false),
    /** 短信预扣: taken when messages were accepted */
    CHARGE(true),
    /** 短信退回: given back for messages that cost nothing in the end */
    REFUND(true),
    /** 重新计价: the whole month at another tier (BL-13) */
    REPRICE(true),
    /** 优惠 of a bill */
    DISCOUNT(false),
    /** 抹零 of a bill */
    ROUNDING(false),
    /** 发放套餐包: changes no balance */
    PACKAGE_GRANTED(false),
    /** 收回套餐包: changes no balance */
    PACKAGE_ENDED(false),
    /** 发放代金券: changes no balance, as all that follow */
    VOUCHER_GRANTED(false),
    /** 收回代金券 */
    VOUCHER_ENDED(false),
    /** 代金券抵扣: taken of a voucher when messages were accepted */
    VOUCHER_USED(true),
    /** 代金券退回 */
    VOUCHER_RETURNED(true),
    /** 代金券重新计价 */
    VOUCHER_REPRICED(true);

    private final boolean summed;

    MovementKind(boolean summed) {
        this.summed = summed;
    }

    /** Whether a line of it is all of a day. */
    public boolean isSummed() {
        return summed;
    }

    /** Of what messages did. */
    static MovementKind of(EntryKind kind, boolean voucher) {
        return switch (kind) {
            case RESERVE -> voucher ? VOUCHER_USED : CHARGE;
            case REFUND -> voucher ? VOUCHER_RETURNED : REFUND;
            case REPRICE -> voucher ? VOUCHER_REPRICED : REPRICE;
            default -> throw new IllegalArgumentException(kind + " stands by itself");
        };
    }

    /** Of what stands by itself. */
    static MovementKind of(EntryKind kind, boolean ofPackage, long units, long voucherMicros) {
        return switch (kind) {
            case TOP_UP -> TOP_UP;
            case CREDIT -> ofPackage ? units > 0 ? PACKAGE_GRANTED : PACKAGE_ENDED : CORRECTION;
            case PURCHASE -> PURCHASE;
            case DISCOUNT -> DISCOUNT;
            case ROUNDING -> ROUNDING;
            case VOUCHER -> voucherMicros > 0 ? VOUCHER_GRANTED : VOUCHER_ENDED;
            default -> throw new IllegalArgumentException(kind + " is summed up");
        };
    }
}
