package dev.signet.figures;

/** Where a message stands, as figures tell it apart. */
public enum Outcome {
    /** No receipt yet, whether a carrier has it or not. */
    UNANSWERED,
    DELIVERED,
    FAILED,
    /** Refused for its number alone, by a rule other than the blacklist: it failed, and is counted beside that, too. */
    REFUSED,
    /** Stopped by the blacklist: outside everything else that is counted (S7.2-2, S9.4-5). */
    BLACKLISTED
}
