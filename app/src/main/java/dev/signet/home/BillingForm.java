package dev.signet.home;

/** How an account pays for its next domestic message (S1-13). */
public enum BillingForm {
    /** 按量计费: from the balance, at the price of the month's volume. */
    PAY_AS_YOU_GO,
    /** 套餐包: from a package, as long as one has units left. */
    PACKAGE
}
