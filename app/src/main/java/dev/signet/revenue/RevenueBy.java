package dev.signet.revenue;

/** What revenue is told apart by. */
public enum RevenueBy {
    ACCOUNT,
    /** Carrier (channel) and network together. */
    VENDOR,
    DAY
}
