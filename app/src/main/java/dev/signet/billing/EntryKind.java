package dev.signet.billing;

/** What a ledger entry stands for. Stored by {@link #ordinal()}; new kinds go to the end. */
enum EntryKind {
    CREDIT,
    RESERVE,
    SETTLE,
    REFUND
}
