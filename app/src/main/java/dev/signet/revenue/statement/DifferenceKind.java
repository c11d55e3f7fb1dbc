package dev.signet.revenue.statement;

/** In what a statement and our messages are other. Stored by {@link #ordinal()}; new ones go to the end. */
public enum DifferenceKind {
    /** The carrier has it, and we do not. */
    UNKNOWN_HERE,
    /** We have it, and the carrier does not. */
    MISSING_THERE,
    /** It counts other parts than it took. */
    PARTS,
    /** It asks for another amount than the price file gives for its own parts. */
    AMOUNT,
    /** Delivered there and failed here, or the other way round. */
    STATUS,
    /** A line of a part that an earlier line has. */
    DOUBLED,
    /** Of another month. */
    OTHER_MONTH,
    /** A line that cannot be read. */
    UNREADABLE
}
