package dev.signet.platform.node;

/** The number that makes this node's ids its own. */
interface NodeLease {

    /** 0 to 1023, unique among running nodes. */
    int id();

    /** Ids up to this millisecond (counted as {@link Ids} does) may have been given by an earlier holder of the number. */
    long idsUsedUntilMs();

    /** Remembers how far this node's ids have come, for the next holder of its number. */
    void idsReached(long ms);
}
