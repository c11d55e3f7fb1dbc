package dev.signet.billing;

/** What a ledger entry stands for. Stored by {@link #ordinal()}; new kinds go to the end. */
enum EntryKind {
    /** A correction; where a package is named, what was given or taken back of that. */
    CREDIT,
    RESERVE,
    SETTLE,
    REFUND,
    TOP_UP
}
