package dev.signet.figures;

import java.util.Locale;

/**
 * What is counted. {@code …PARTS} are the parts that messages were counted and priced as (S7.2-3). Known by
 * {@link #ordinal()} in rows that wait to be folded, and as a column by its name; new ones go to the end.
 */
public enum Measure {
    /** All but those that the blacklist stopped. */
    MESSAGES,
    PARTS,
    DELIVERED,
    DELIVERED_PARTS,
    /** Those that were refused included. */
    FAILED,
    FAILED_PARTS,
    UNANSWERED,
    UNANSWERED_PARTS,
    /** Of the failed: those that never were meant for a carrier. */
    REFUSED,
    REFUSED_PARTS,
    BLACKLISTED,
    BLACKLISTED_PARTS,
    /** Parts that are paid for or whose money is reserved. */
    BILLED_PARTS,
    /** Of the billed: those that a package pays. */
    PACKAGE_PARTS,
    /** What is charged or reserved, in millionths of a yuan. */
    SPEND_MICROS;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
