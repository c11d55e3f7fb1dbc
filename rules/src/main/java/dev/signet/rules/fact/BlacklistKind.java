package dev.signet.rules.fact;

/** Why and by whom a number is listed (RC-6); which list stops which kind of message is a table of the rulebook. */
public enum BlacklistKind {
    /** The owner of the number answered with an opt-out word. */
    OPT_OUT,
    /** The owner of the number complained. */
    COMPLAINT,
    /** The platform listed the number for risk. */
    PLATFORM,
    /** A carrier reported the number as listed on its side. */
    CARRIER,
    /** The account's own list. */
    ACCOUNT,
    /** The owner of the number answered with what looks like an opt-out and is on no list; until an officer decides. */
    NEAR_MISS
}
