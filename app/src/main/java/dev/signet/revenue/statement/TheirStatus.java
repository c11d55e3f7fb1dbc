package dev.signet.revenue.statement;

/** What a carrier says became of it. Stored by {@link #ordinal()}. */
public enum TheirStatus {
    /** Nothing, or a word that is not known: not compared. */
    UNTOLD,
    DELIVERED,
    FAILED
}
