package dev.signet.billing;

/** What a ledger entry stands for. Stored by {@link #ordinal()}; new kinds go to the end. */
public enum EntryKind {
    /** A correction; where a package is named, what was given or taken back of that. */
    CREDIT,
    RESERVE,
    SETTLE,
    REFUND,
    TOP_UP,
    /** What the month's messages became cheaper (or dearer) by, as the month came to another tier (BL-13). */
    REPRICE,
    /** 优惠, at the end of a month. */
    DISCOUNT,
    /** 抹零: the part of a cent that a month's bill leaves out. */
    ROUNDING,
    /** A package that was bought out of the balance. */
    PURCHASE,
    /** A voucher that was given, or taken back. */
    VOUCHER
}
